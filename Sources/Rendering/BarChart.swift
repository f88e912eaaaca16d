/// Bars from left to right, one under another, as SVG that stands in a page.
struct BarChart {
    /// A bar: its name, how long it is, and what stands beside it.
    struct Bar {
        var name: String
        var size: Int64
        var label: String
    }

    let title: String
    let bars: [Bar]

    private static let width = 720
    private static let rowHeight = 24
    private static let nameWidth = 220
    private static let labelWidth = 110
    private static let nameMax = 30

    /// The chart; its title is read to those who cannot see it, and the table says the same.
    var svg: String {
        let height = bars.count * Self.rowHeight + 8
        let largest = max(bars.map(\.size.magnitude).max() ?? 1, 1)
        let isNegative = bars.contains { $0.size < 0 }
        let isPositive = bars.contains { $0.size > 0 }
        let room = Self.width - Self.nameWidth - 2 * Self.labelWidth
        // Where both signs occur each has half of the room, on its side of the zero.
        let half = isNegative && isPositive ? room / 2 : room
        let zero = Self.nameWidth + Self.labelWidth + (isNegative ? half : 0)
        var rows = ""
        for (index, bar) in bars.enumerated() {
            let top = 4 + index * Self.rowHeight
            // Divided before it is multiplied where that would not fit.
            let length = Int(
                bar.size.magnitude.multipliedFullWidth(by: UInt64(half)).high == 0
                    ? bar.size.magnitude * UInt64(half) / largest
                    : bar.size.magnitude / (largest / UInt64(half))
            )
            let left = bar.size < 0 ? zero - length : zero
            let (x, anchor) = bar.size < 0 ? (left - 6, "end") : (left + length + 6, "start")
            rows += """
                <text x="\(Self.nameWidth - 8)" y="\(top + 16)" text-anchor="end">\
                \(Markup.escaped(shortened(bar.name)))<title>\(Markup.escaped(bar.name))</title>\
                </text>
                <rect x="\(left)" y="\(top + 3)" width="\(length)" height="16" fill="#1f5f99"/>
                <text x="\(x)" y="\(top + 16)" text-anchor="\(anchor)">\
                \(Markup.escaped(bar.label))</text>

                """
        }
        return """
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" width="100%" \
            font-size="13" font-family="inherit" xmlns="http://www.w3.org/2000/svg">
            <title>\(Markup.escaped(title))</title>
            \(rows)<line x1="\(zero)" y1="0" x2="\(zero)" y2="\(height)" stroke="#444"/>
            </svg>

            """
    }

    private func shortened(_ name: String) -> String {
        name.count <= Self.nameMax ? name : name.prefix(Self.nameMax - 1) + "…"
    }
}
