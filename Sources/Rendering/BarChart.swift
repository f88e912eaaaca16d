/// Bars from left to right, one under another, as SVG that stands in a page.
struct BarChart {
    /// A bar: its name, how long it is, and what stands beside it.
    struct Bar {
        var name: String
        var size: Int64
        var label: String
    }

    let title: String
    /// What it shows in words, for those who cannot see it.
    let note: String
    let bars: [Bar]

    private static let width = 720
    private static let rowHeight = 24
    // Data groups are named in capitals, which are the widest names there are.
    private static let nameWidth = 290
    private static let labelWidth = 110
    private static let nameMax = 30

    /// The chart; its title and note are read to those who cannot see it.
    var svg: String {
        let height = bars.count * Self.rowHeight + 8
        let largest = max(bars.map(\.size.magnitude).max() ?? 1, 1)
        let isNegative = bars.contains { $0.size < 0 }
        let isPositive = isNegative ? bars.contains { $0.size > 0 } : true
        // Where both signs occur each has half of the room, on its side of the zero.
        let sides = isNegative && isPositive ? 2 : 1
        let room = (Self.width - Self.nameWidth) / sides - Self.labelWidth
        let zero = Self.nameWidth + (isNegative ? Self.labelWidth + room : 0)
        let rows = bars.enumerated().map { index, bar in
            // Divided before it is multiplied where that would not fit.
            let length = Int(
                bar.size.magnitude.multipliedFullWidth(by: UInt64(room)).high == 0
                    ? bar.size.magnitude * UInt64(room) / largest
                    : bar.size.magnitude / (largest / UInt64(room))
            )
            return row(bar, top: 4 + index * Self.rowHeight, from: zero, length: length)
        }
        return """
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" \
            aria-labelledby="chart-title chart-note" width="100%" font-size="13" \
            font-family="Noto Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif" \
            xmlns="http://www.w3.org/2000/svg">
            <title id="chart-title">\(Markup.escaped(title))</title>
            <desc id="chart-note">\(Markup.escaped(note))</desc>
            \(rows.joined())<line x1="\(zero)" y1="0" x2="\(zero)" y2="\(height)" stroke="#444"/>
            </svg>

            """
    }

    private func row(_ bar: Bar, top: Int, from zero: Int, length: Int) -> String {
        let left = bar.size < 0 ? zero - length : zero
        let (x, anchor) = bar.size < 0 ? (left - 6, "end") : (left + length + 6, "start")
        return """
            <text x="\(Self.nameWidth - 8)" y="\(top + 16)" text-anchor="end">\
            \(Markup.escaped(shortened(bar.name)))<title>\(Markup.escaped(bar.name))</title>\
            </text>
            <rect x="\(left)" y="\(top + 3)" width="\(length)" height="16" fill="#1f5f99"/>
            <text x="\(x)" y="\(top + 16)" text-anchor="\(anchor)">\
            \(Markup.escaped(bar.label))</text>

            """
    }

    private func shortened(_ name: String) -> String {
        name.count <= Self.nameMax ? name : name.prefix(Self.nameMax - 1) + "…"
    }
}
