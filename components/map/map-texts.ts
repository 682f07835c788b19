/** The words of maps. */
export const mapTexts = {
  loading: "The map is being drawn",
  failed: "The map could not be loaded. Load the page again to try once more.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  keyboard: "Arrow keys move the map, plus and minus zoom, Tab goes to the places.",
  showAll: "Show all",
  list: (count: number) => (count === 1 ? "1 place as a list" : `${count} places as a list`),
  cluster: (count: number) => `${count} places close together; zooms in`,
  outline: "Outline: Natural Earth",
  drawArea: "Draw an area",
  drawing: "Drag over the map…",
  shownArea: "Use what is shown",
  clearArea: "Remove the area",
  pickCentre: "Put the pin in the middle",
  pin: "Chosen position; drag it to move it",
  headed: (degrees: number) => `looks ${Math.round(degrees)}°`,
} as const;
