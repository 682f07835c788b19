import type { Appearance } from "./appearance";

/**
 * The drawing's own coordinates: 600 × 750, the eye line at y 350, the chin at y 500, the crown at y 203 and the pupils
 * 96 apart about x 300.
 */
export const DRAWING = { width: 600, height: 750, eyeY: 350, chinY: 500, eyeX: 300 } as const;

const CX = DRAWING.eyeX;
const EYE_Y = DRAWING.eyeY;
const EYE_DX = 48;

/** The outline of the face from temple to temple by way of the chin. */
function faceOutline({ faceWidth, jaw }: Appearance["shape"]): string {
  const w = 103 + 5 * faceWidth;
  const j = 66 + 7 * jaw;
  return [
    `M${CX - w} 330`,
    `C${CX - w} 250 ${CX - 70} 205 ${CX} 205`,
    `C${CX + 70} 205 ${CX + w} 250 ${CX + w} 330`,
    `C${CX + w} 385 ${CX + w - 6} 418 ${CX + j + 12} 452`,
    `C${CX + j - 10} 480 ${CX + 30} 500 ${CX} 500`,
    `C${CX - 30} 500 ${CX - j + 10} 480 ${CX - j - 12} 452`,
    `C${CX - w + 6} 418 ${CX - w} 385 ${CX - w} 330 Z`,
  ].join(" ");
}

function hairBehind({ hairStyle, hairColour, shape }: Appearance): string {
  const w = 103 + 5 * shape.faceWidth;
  const fill = `fill="${hairColour}"`;
  if (hairStyle === "long") {
    return `<path ${fill} d="M${CX} 182 C${CX - 110} 180 ${CX - w - 30} 262 ${CX - w - 22} 370 C${CX - w - 20} 470 ${CX - w - 30} 540 ${CX - w - 4} 590 L${CX + w + 4} 590 C${CX + w + 30} 540 ${CX + w + 20} 470 ${CX + w + 22} 370 C${CX + w + 30} 262 ${CX + 110} 180 ${CX} 182 Z"/>`;
  }
  if (hairStyle === "bun") return `<ellipse ${fill} cx="${CX}" cy="178" rx="46" ry="34"/>`;
  if (hairStyle === "curls") {
    let curls = "";
    for (let i = 0; i <= 22; i++) {
      const angle = Math.PI * (1.12 - (1.24 * i) / 22) + Math.PI;
      const x = CX + (w + 6) * Math.cos(angle);
      const y = 305 + 112 * Math.sin(angle);
      curls += `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${24 + (i % 3) * 4}"/>`;
    }
    return `<g ${fill}>${curls}</g>`;
  }
  return "";
}

function hairInFront({ hairStyle, hairColour, shape }: Appearance, id: string): string {
  const w = 103 + 5 * shape.faceWidth;
  const crown = { short: 184, crop: 198, long: 184, bun: 190, curls: 190, bald: 0 }[hairStyle];
  if (hairStyle === "bald") return "";
  const line = { short: 266, crop: 250, long: 262, bun: 252, curls: 262, bald: 0 }[hairStyle];
  const side = { short: 340, crop: 322, long: 372, bun: 320, curls: 335, bald: 0 }[hairStyle];
  const part = hairStyle === "long" || hairStyle === "short" ? 34 : 0;
  const outline = `M${CX - w - 4} ${side} C${CX - w - 14} 250 ${CX - 86} ${crown} ${CX} ${crown} C${CX + 86} ${crown} ${CX + w + 14} 250 ${CX + w + 4} ${side} C${CX + w - 6} ${side - 34} ${CX + w - 12} ${line + 30} ${CX + w - 30} ${line + 8} C${CX + 40} ${line - 12} ${CX + part} ${line - 18} ${CX + part} ${line - 22} C${CX - 20} ${line - 8} ${CX - 60} ${line - 4} ${CX - w + 30} ${line + 12} C${CX - w + 12} ${line + 34} ${CX - w + 6} ${side - 34} ${CX - w - 4} ${side} Z`;
  let strands = "";
  for (let i = -5; i <= 5; i++) {
    const x = CX + i * 17;
    strands += `<path d="M${CX + part + i * 3} ${crown + 6} Q${x} ${crown + 18} ${x + i * 5} ${line - 6 + Math.abs(i) * 5}"/>`;
  }
  return `<path fill="${hairColour}" d="${outline}"/>
    <clipPath id="${id}-hair"><path d="${outline}"/></clipPath>
    <g clip-path="url(#${id}-hair)" fill="none" stroke="#fff" stroke-opacity=".10" stroke-width="3">${strands}</g>`;
}

/** One eye with its socket, brow and lashes; `side` is -1 at the picture's left and 1 at its right. */
function eye(look: Appearance, side: -1 | 1, id: string): string {
  const x = CX + side * EYE_DX;
  const half = 25;
  const open = 11.5 + 1.6 * look.shape.eyeSize;
  const arch = 8 + 3 * look.shape.browArch;
  const lid = `M${x - half} ${EYE_Y + 3} Q${x - 4 * side} ${EYE_Y - open * 1.55} ${x + half} ${EYE_Y + 1}`;
  const brow = `M${x - 30 * side} ${EYE_Y - 32} Q${x + 4 * side} ${EYE_Y - 38 - arch} ${x + 34 * side} ${EYE_Y - 27} Q${x + 4 * side} ${EYE_Y - 27 - arch} ${x - 30 * side} ${EYE_Y - 24} Z`;
  const browColour = look.hairStyle === "bald" ? look.skin.shade : look.hairColour;
  return `
    <ellipse cx="${x}" cy="${EYE_Y - 6}" rx="35" ry="20" fill="${look.skin.shade}" opacity=".5" filter="url(#${id}-soft)"/>
    <ellipse cx="${x}" cy="${EYE_Y + 19}" rx="26" ry="6" fill="${look.skin.shade}" opacity=".3" filter="url(#${id}-soft)"/>
    <clipPath id="${id}-eye${side}"><path d="${lid} Q${x + 3 * side} ${EYE_Y + open * 1.25} ${x - half} ${EYE_Y + 3} Z"/></clipPath>
    <g clip-path="url(#${id}-eye${side})">
      <rect x="${x - 30}" y="${EYE_Y - 30}" width="60" height="60" fill="#f4f0ec"/>
      <circle cx="${x}" cy="${EYE_Y - 0.5}" r="11.8" fill="${look.iris}"/>
      <circle cx="${x}" cy="${EYE_Y - 0.5}" r="11.8" fill="none" stroke="#1a120d" stroke-width="1.8" opacity=".7"/>
      <circle cx="${x}" cy="${EYE_Y - 0.5}" r="5" fill="#0b0806"/>
      <circle cx="${x + 4}" cy="${EYE_Y - 4.5}" r="2.4" fill="#fff" opacity=".95"/>
      <rect x="${x - 30}" y="${EYE_Y - 20}" width="60" height="14" fill="#20130c" opacity=".35" filter="url(#${id}-fine)"/>
    </g>
    <path d="${lid}" fill="none" stroke="#1d120c" stroke-width="3.6" stroke-linecap="round"/>
    <path d="M${x - half} ${EYE_Y - 7} Q${x - 3 * side} ${EYE_Y - open * 2.1} ${x + half} ${EYE_Y - 8}" fill="none" stroke="${look.skin.shade}" stroke-width="2.2" opacity=".8"/>
    <path d="M${x - half + 3} ${EYE_Y + 6} Q${x + 2 * side} ${EYE_Y + open * 1.25} ${x + half - 2} ${EYE_Y + 4}" fill="none" stroke="${look.skin.shade}" stroke-width="1.8" opacity=".9"/>
    <path d="${brow}" fill="${browColour}" opacity=".88" filter="url(#${id}-fine)"/>`;
}

function nose({ skin, shape }: Appearance, id: string): string {
  const w = 21 + 4 * shape.noseWidth;
  return `
    <path d="M${CX - 15} 346 Q${CX - 11} 390 ${CX - w} 412 Q${CX - 8} 420 ${CX - 10} 380 Z" fill="${skin.shade}" opacity=".55" filter="url(#${id}-soft)"/>
    <path d="M${CX + 15} 346 Q${CX + 11} 390 ${CX + w} 412 Q${CX + 8} 420 ${CX + 10} 380 Z" fill="${skin.shade}" opacity=".42" filter="url(#${id}-soft)"/>
    <path d="M${CX - 5} 340 L${CX + 5} 340 L${CX + 7} 398 Q${CX} 408 ${CX - 7} 398 Z" fill="${skin.light}" opacity=".75" filter="url(#${id}-soft)"/>
    <ellipse cx="${CX}" cy="${424}" rx="${w + 4}" ry="8" fill="${skin.shade}" opacity=".6" filter="url(#${id}-soft)"/>
    <path d="M${CX - w} 406 Q${CX - w - 3} 420 ${CX - w + 7} 419 Q${CX - 8} 424 ${CX} 424 Q${CX + 8} 424 ${CX + w - 7} 419 Q${CX + w + 3} 420 ${CX + w} 406" fill="none" stroke="${skin.shade}" stroke-width="2.6" opacity=".85" filter="url(#${id}-fine)"/>
    <ellipse cx="${CX - w * 0.5}" cy="418.5" rx="6" ry="3.2" fill="#2a150d" opacity=".75" filter="url(#${id}-fine)"/>
    <ellipse cx="${CX + w * 0.5}" cy="418.5" rx="6" ry="3.2" fill="#2a150d" opacity=".75" filter="url(#${id}-fine)"/>`;
}

function mouth({ skin, shape }: Appearance, id: string): string {
  const w = 37 + 4 * shape.mouthWidth;
  const y = 453;
  return `
    <path d="M${CX - 6} 428 L${CX - 8} 440 L${CX + 8} 440 L${CX + 6} 428 Z" fill="${skin.shade}" opacity=".3" filter="url(#${id}-soft)"/>
    <path d="M${CX - w} ${y - 2} Q${CX - 18} ${y - 10} ${CX - 7} ${y - 10} Q${CX} ${y - 6} ${CX + 7} ${y - 10} Q${CX + 18} ${y - 10} ${CX + w} ${y - 2} Q${CX} ${y + 6} ${CX - w} ${y - 2} Z" fill="${skin.lips}" opacity=".95"/>
    <path d="M${CX - w} ${y - 2} Q${CX} ${y + 6} ${CX + w} ${y - 2} Q${CX + 16} ${y + 15} ${CX} ${y + 15} Q${CX - 16} ${y + 15} ${CX - w} ${y - 2} Z" fill="${skin.lips}" opacity=".8"/>
    <ellipse cx="${CX}" cy="${y + 8}" rx="15" ry="3" fill="${skin.light}" opacity=".35" filter="url(#${id}-fine)"/>
    <path d="M${CX - w - 2} ${y - 3} Q${CX - 18} ${y + 3} ${CX} ${y + 2} Q${CX + 18} ${y + 3} ${CX + w + 2} ${y - 3}" fill="none" stroke="#451c18" stroke-width="2.4" stroke-linecap="round" opacity=".85" filter="url(#${id}-fine)"/>
    <ellipse cx="${CX}" cy="${y + 22}" rx="24" ry="5" fill="${skin.shade}" opacity=".55" filter="url(#${id}-soft)"/>
    <ellipse cx="${CX}" cy="${y + 34}" rx="15" ry="7" fill="${skin.light}" opacity=".35" filter="url(#${id}-soft)"/>`;
}

function beard(look: Appearance, id: string): string {
  if (!look.beard) return "";
  const w = 103 + 5 * look.shape.faceWidth;
  return `<g clip-path="url(#${id}-face)"><path d="M${CX - w} 400 C${CX - 74} 428 ${CX - 58} 430 ${CX - 44} 434 C${CX - 20} 424 ${CX + 20} 424 ${CX + 44} 434 C${CX + 58} 430 ${CX + 74} 428 ${CX + w} 400 L${CX + w} 510 L${CX - w} 510 Z M${CX - 40} 450 Q${CX} 436 ${CX + 40} 450 Q${CX + 16} 474 ${CX} 474 Q${CX - 16} 474 ${CX - 40} 450 Z" fill="${look.hairColour}" fill-rule="evenodd" opacity=".72" filter="url(#${id}-soft)"/></g>`;
}

function glasses(look: Appearance): string {
  if (!look.glasses) return "";
  const lens = (x: number) =>
    `<rect x="${x - 34}" y="${EYE_Y - 20}" width="68" height="46" rx="18" fill="#fff" fill-opacity=".06" stroke="#2b2b30" stroke-width="3.5"/>`;
  return `${lens(CX - EYE_DX)}${lens(CX + EYE_DX)}<path d="M${CX - 14} ${EYE_Y - 4} Q${CX} ${EYE_Y - 10} ${CX + 14} ${EYE_Y - 4} M${CX - 82} ${EYE_Y - 6} L${CX - 101} ${EYE_Y - 10} M${CX + 82} ${EYE_Y - 6} L${CX + 101} ${EYE_Y - 10}" fill="none" stroke="#2b2b30" stroke-width="3.5"/>`;
}

function bust({ skin, clothes, collar }: Appearance, id: string): string {
  const shirt = `M${CX - 238} 760 C${CX - 236} 628 ${CX - 176} 592 ${CX - 66} 552 Q${CX} 606 ${CX + 66} 552 C${CX + 176} 592 ${CX + 236} 628 ${CX + 238} 760 Z`;
  const collarPath = collar
    ? `<path d="M${CX - 66} 544 L${CX - 86} 584 L${CX - 22} 622 L${CX} 588 L${CX + 22} 622 L${CX + 86} 584 L${CX + 66} 544 Q${CX} 606 ${CX - 66} 544 Z" fill="#f4f5f7"/><path d="M${CX - 22} 622 L${CX} 588 L${CX + 22} 622" fill="none" stroke="#b9c0c9" stroke-width="2"/>`
    : "";
  const neck = `M${CX - 52} 440 L${CX - 54} 530 Q${CX - 66} 552 ${CX - 84} 570 L${CX} 620 L${CX + 84} 570 Q${CX + 66} 552 ${CX + 54} 530 L${CX + 52} 440 Z`;
  return `
    <clipPath id="${id}-neck"><path d="${neck}"/></clipPath>
    <path d="${neck}" fill="${skin.base}"/>
    <g clip-path="url(#${id}-neck)">
      <path d="M${CX - 80} 450 Q${CX} 545 ${CX + 80} 450 L${CX + 80} 500 Q${CX} 556 ${CX - 80} 500 Z" fill="${skin.shade}" opacity=".85" filter="url(#${id}-soft)"/>
    </g>
    <path d="${shirt}" fill="${clothes}"/>
    <path d="${shirt}" fill="url(#${id}-drape)"/>${collarPath}`;
}

/**
 * One person as SVG, shaded enough that a face detector trained on photographs takes the drawing for a face.
 *
 * @param id a prefix that keeps the definitions of several persons in one picture apart
 */
export function drawPerson(look: Appearance, id: string): string {
  const { skin } = look;
  const outline = faceOutline(look.shape);
  const ear = (side: -1 | 1) => {
    const x = CX + side * (105 + 5 * look.shape.faceWidth);
    return `<ellipse cx="${x}" cy="372" rx="15" ry="31" fill="${skin.base}"/><ellipse cx="${x - 2 * side}" cy="374" rx="7" ry="19" fill="${skin.shade}" opacity=".6" filter="url(#${id}-fine)"/>`;
  };
  return `
  <defs>
    <filter id="${id}-soft" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="6"/></filter>
    <filter id="${id}-fine" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="1.3"/></filter>
    <filter id="${id}-wide" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="15"/></filter>
    <radialGradient id="${id}-skin" cx=".48" cy=".42" r=".62">
      <stop offset="0" stop-color="${skin.light}"/><stop offset=".55" stop-color="${skin.base}"/><stop offset="1" stop-color="${skin.shade}"/>
    </radialGradient>
    <linearGradient id="${id}-drape" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity=".35"/><stop offset=".5" stop-color="#fff" stop-opacity=".08"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></linearGradient>
    <clipPath id="${id}-face"><path d="${outline}"/></clipPath>
  </defs>
  ${hairBehind(look)}
  ${bust(look, id)}
  ${ear(-1)}${ear(1)}
  <path d="${outline}" fill="url(#${id}-skin)"/>
  <g clip-path="url(#${id}-face)">
    <ellipse cx="${CX - 92}" cy="425" rx="34" ry="66" fill="${skin.shade}" opacity=".5" filter="url(#${id}-wide)"/>
    <ellipse cx="${CX + 92}" cy="425" rx="34" ry="66" fill="${skin.shade}" opacity=".5" filter="url(#${id}-wide)"/>
    <ellipse cx="${CX}" cy="286" rx="52" ry="26" fill="${skin.light}" opacity=".55" filter="url(#${id}-wide)"/>
    <ellipse cx="${CX - 58}" cy="404" rx="24" ry="16" fill="${skin.lips}" opacity=".28" filter="url(#${id}-wide)"/>
    <ellipse cx="${CX + 58}" cy="404" rx="24" ry="16" fill="${skin.lips}" opacity=".28" filter="url(#${id}-wide)"/>
    <path d="M${CX - 30} 420 Q${CX - 46} 436 ${CX - 47} 450 M${CX + 30} 420 Q${CX + 46} 436 ${CX + 47} 450" stroke="${skin.shade}" stroke-width="4" fill="none" opacity=".22" filter="url(#${id}-fine)"/>
  </g>
  ${eye(look, -1, id)}${eye(look, 1, id)}
  ${nose(look, id)}${beard(look, id)}${mouth(look, id)}
  ${hairInFront(look, id)}${glasses(look)}`;
}
