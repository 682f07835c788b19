import { syntheticPortraitImage } from "@/lib/people/photo/testing/synthetic-face";
import { processPortrait } from "@/lib/people/photo/process";
import { inspectPhoto } from "@/lib/people/photo/intake";
import { decodePhoto } from "@/lib/people/photo/raster";
import { detectFaces } from "@/lib/people/photo/face";
import sharp from "sharp";
const base=await syntheticPortraitImage({seed:3,width:3000,height:4000}).jpeg({quality:92}).toBuffer();
const small=await syntheticPortraitImage({seed:3,width:3000,height:4000,zoom:.3}).jpeg({quality:92}).toBuffer();
const noisy=await sharp({create:{width:4000,height:3000,channels:3,background:'#777',noise:{type:'gaussian',mean:128,sigma:30}}}).jpeg({quality:90}).toBuffer();
const png=await sharp(base).png({compressionLevel:3}).toBuffer();
const webp=await sharp(base).webp({quality:85}).toBuffer();
const o6=await sharp(base).withMetadata({orientation:6}).toBuffer();
for(const [n,b] of [['warm',base],['12MP jpeg',base],['12MP jpeg small face',small],['12MP jpeg exif6 (lying face)',o6],['12MP noise jpeg no face '+noisy.length,noisy],['12MP png '+png.length,png],['12MP webp',webp]] as const){
 const c0=process.cpuUsage(),t=performance.now();const r=await processPortrait(b);const c=process.cpuUsage(c0);
 console.log(n,(performance.now()-t).toFixed(0)+'ms wall','cpu',((c.user+c.system)/1000).toFixed(0),r.report.method,'rss',(process.memoryUsage().rss/1e6).toFixed(0));
}
const t0=process.cpuUsage();const s=await inspectPhoto(base);const w=await decodePhoto(s,2048);const t1=process.cpuUsage(t0);const f=await detectFaces(w);const t2=process.cpuUsage(t0);
console.log('decode',(t1.user+t1.system)/1000,'detect',(t2.user+t2.system-t1.user-t1.system)/1000);
