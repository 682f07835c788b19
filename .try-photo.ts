import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { processPortrait } from "@/lib/people/photo/process";
import sharp from "sharp";
const tiles:any[]=[];const crops:any[]=[];
for(let s=1;s<=24;s++){const t=performance.now();const j=await syntheticPortraitJpeg({seed:s});const m=performance.now()-t;
 const r=await processPortrait(j);
 console.log(s,m.toFixed(0)+'ms',j.length,r.report.method,r.report.verdict,r.report.checks.map(k=>k.id.split('_').map(s=>s[0]+s[1]).join('')+'='+k.value+(k.state==='pass'?'':k.state==='warn'?'?':'!')).join(' '));
 tiles.push(await sharp(j).resize(213,260,{fit:'cover'}).toBuffer());crops.push(r.jpeg)}
await sharp({create:{width:8*213,height:260*6,channels:3,background:'#888'}}).composite([...tiles,...crops].map((input,i)=>({input,left:213*(i%8),top:260*Math.floor(i/8)}))).jpeg().toFile('/tmp/photo/s.jpg');
