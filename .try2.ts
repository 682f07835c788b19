import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { processPortrait } from "@/lib/people/photo/process";
import sharp from "sharp";
const tiles:any[]=[];const crops:any[]=[];
const cases=[{seed:3,roll:15},{seed:4,roll:-15},{seed:5,roll:25},{seed:6,zoom:.35},{seed:7,zoom:1.7},{seed:8,people:2 as const,width:1400,zoom:.8},{seed:9,people:2 as const,width:1400,zoom:.8,secondZoom:.5},{seed:10,people:0 as const},{seed:11,zoom:1.9,offset:{x:.28,y:-.1}},{seed:1},{seed:24},{seed:12,zoom:.2},{seed:13,width:300,height:375},{seed:14,width:160,height:200},{seed:15,offset:{x:-.2,y:-.28}},{seed:16,roll:-25}];
for(const c of cases){const j=await syntheticPortraitJpeg(c);
 const t=performance.now();const r=await processPortrait(j);
 console.log(JSON.stringify(c),(performance.now()-t).toFixed(0)+'ms',r.report.method,r.report.needsManualCrop,r.report.summary,r.report.checks.map(k=>k.id.split('_').map(s=>s[0]+s[1]).join('')+'='+k.value+(k.state==='pass'?'':k.state==='warn'?'?':'!')).join(' '));
 tiles.push(await sharp(j).resize(213,260,{fit:'contain',background:'#888'}).toBuffer());crops.push(r.jpeg)}
await sharp({create:{width:8*213,height:260*4,channels:3,background:'#888'}}).composite([...tiles.slice(0,8),...crops.slice(0,8),...tiles.slice(8),...crops.slice(8)].map((input,i)=>({input,left:213*(i%8),top:260*Math.floor(i/8)}))).jpeg().toFile('/tmp/photo/s2.jpg');
