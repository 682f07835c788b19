import { findFaceBoxes } from "@/lib/people/photo/detector";
import { detectFaces } from "@/lib/people/photo/face";
import fs from "node:fs"; import sharp from "sharp"; import { createRequire } from "node:module";
const R=createRequire("/tmp/fa/x.cjs");const E=R("./ev.cjs");
await E.init();const st:any={};
for(const f of process.argv.slice(2)){const i=await E.load(f);const s=(await E.ssd(i,.6)).sort((a:any,b:any)=>b[2]*b[3]-a[2]*a[3])[0];if(!s||s[2]<60)continue;
 const cx=s[0]+s[2]/2,cy=s[1]+s[3]/2;
 for(const [frac,roll] of [[.3,0],[.45,0],[.6,0],[.75,0],[.45,15],[.45,30]] as const){
  const W=s[2]/frac,H=W*260/213;const {cutFrame}=await import("@/lib/people/photo/warp");
  const r=cutFrame({data:i.data,width:i.w,height:i.h},{cx,cy,width:W,height:H,angle:roll*Math.PI/180},480,586);
  const faces=await detectFaces(r);const k=`face ${frac*100}% of width, lean ${roll}`;const o=st[k]??={n:0,found:0,extra:0};o.n++;
  const ok=faces.filter(b=>Math.abs(b.x+b.width/2-240)<80&&Math.abs(b.y+b.height/2-293)<120);o.found+=ok.length>0?1:0;o.extra+=faces.length>1?1:0;}}
console.table(st);
