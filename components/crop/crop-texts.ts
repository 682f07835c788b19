/** The words of the cropper. */
export const cropperTexts = {
  frame: "Crop frame. Arrow keys move the picture, plus and minus zoom, the square brackets turn it.",
  zoom: "Zoom",
  turn: "Turn",
  degrees: (degrees: number) => `${degrees.toFixed(1)}°`,
  percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
  quarterLeft: "Turn a quarter to the left",
  quarterRight: "Turn a quarter to the right",
} as const;
