import { syntheticPortraitImage } from "@/lib/people/photo/testing/synthetic-face";
import { processPortrait } from "@/lib/people/photo/process";
import sharp from "sharp"; import fs from "node:fs";
const im=()=>syntheticPortraitImage({seed:7,width:480,height:600});
const a=(await processPortrait(await im().png().toBuffer())).jpeg, b=(await processPortrait(await im().toColourspace('cmyk').withIccProfile('cmyk').jpeg({quality:98}).toBuffer())).jpeg;
await sharp({create:{width:426,height:260,channels:3,background:'#888'}}).composite([{input:a,left:0,top:0},{input:b,left:213,top:0}]).jpeg().toFile('/tmp/photo/cmyk.jpg');
const m=await sharp(a).metadata();console.log(m, m.exif?.toString('latin1').replace(/[^ -~]/g,'.'));
