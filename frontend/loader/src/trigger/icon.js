const SVG = "http://www.w3.org/2000/svg";

/** The wrench of frontend/icon.svg. Markup as text would need the page's trust. */
export function icon() {
    const [svg, path] = ["svg", "path"].map((name) => document.createElementNS(SVG, name));
    svg.setAttribute("viewBox", "0 0 16 16");
    path.setAttribute(
        "d",
        "M13.9 4.3 11.6 6.6 9.4 4.4 11.7 2.1A3.9 3.9 0 0 0 6.6 7L2.2 11.4A1.7 1.7 0 0 0 4.6 13.8L9 9.4A3.9 3.9 0 0 0 13.9 4.3Z",
    );
    svg.append(path);
    return svg;
}
