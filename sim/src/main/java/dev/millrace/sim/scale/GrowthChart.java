package dev.millrace.sim.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Draws how figures grow with the number of workers, as SVG. Both axes are logarithmic, so linear growth is parallel
/// to the dashed line, and faster growth is steeper.
final class GrowthChart {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int TOP = 44;
    private static final int BOTTOM = 44;
    /// The width for the names of lines.
    private static final int RIGHT = 120;
    private static final int LABEL_STEP = 15;
    private static final List<String> COLOURS = List.of("#1f5fbf", "#b3355a", "#2f7d32", "#8a5a00");

    private final List<Point> points;
    private final StringBuilder svg = new StringBuilder();

    /// Holds the figures of one size.
    record Point(int workers, Scale.Figures figures) {
        double millis(String phase) {
            return phase(phase).millis();
        }

        double bytes(String phase) {
            return phase(phase).bytes();
        }

        private Scale.Phase phase(String name) {
            return figures.phases().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Line(String name, ToDoubleFunction<Point> figure) {}

    /// @param points the points in ascending order of workers
    GrowthChart(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /// Returns the picture with times on the left and sizes on the right.
    String svg() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                2 * WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", 2 * WIDTH, HEIGHT);
        new Panel(0, "time in ms")
                .draw(List.of(
                        new Line("deployment", each -> each.millis(Scale.DEPLOYED)),
                        new Line("snapshot", each -> each.millis(Scale.SNAPSHOT)),
                        new Line("loss of 5%", each -> each.millis(Scale.LOST))));
        new Panel(WIDTH, "kilobytes")
                .draw(List.of(
                        new Line("heap", each -> each.figures().heapBytes() / 1e3),
                        new Line("deployment", each -> each.bytes(Scale.DEPLOYED) / 1e3),
                        new Line("snapshot", each -> each.bytes(Scale.SNAPSHOT) / 1e3),
                        new Line("loss of 5%", each -> each.bytes(Scale.LOST) / 1e3)));
        return svg.append("</svg>\n").toString();
    }

    private void add(String line, Object... values) {
        svg.append(line.formatted(values)).append('\n');
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Draws one pair of axes.
    private final class Panel {
        private final double left;
        private final String title;
        private final double firstWorkers = points.getFirst().workers();
        private final double lastWorkers = points.getLast().workers();
        private double low = Double.MAX_VALUE;
        private double high;

        Panel(double left, String title) {
            this.left = left + LEFT;
            this.title = title;
        }

        void draw(List<Line> lines) {
            for (Line line : lines) {
                for (Point point : points) {
                    low = Math.min(low, line.figure.applyAsDouble(point));
                    high = Math.max(high, line.figure.applyAsDouble(point));
                }
            }
            low = Math.pow(10, Math.floor(Math.log10(low)));
            high = Math.pow(10, Math.ceil(Math.log10(high)));
            axes();
            linear();
            double below = HEIGHT;
            List<Line> byEnd = lines.stream()
                    .sorted((one, other) -> Double.compare(end(one), end(other)))
                    .toList();
            for (Line line : byEnd) {
                below = Math.min(below - LABEL_STEP, y(end(line)) + 4);
                line(line, COLOURS.get(lines.indexOf(line)), below);
            }
        }

        private double end(Line line) {
            return line.figure.applyAsDouble(points.getLast());
        }

        private double x(double workers) {
            return left
                    + (WIDTH - LEFT - RIGHT) * Math.log(workers / firstWorkers) / Math.log(lastWorkers / firstWorkers);
        }

        private double y(double value) {
            return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(value / low) / Math.log(high / low);
        }

        private void axes() {
            add("<text x=\"%s\" y=\"24\" font-size=\"14\" font-weight=\"bold\">%s</text>", at(left), title);
            for (double value = low; value <= high * 1.01; value *= 10) {
                String y = at(y(value));
                add("<path d=\"M%s %s H%s\" stroke=\"#ddd\"/>", at(left), y, at(x(lastWorkers)));
                add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%,.0f</text>", at(left - 6), at(y(value) + 4), value);
            }
            for (Point point : points)
                add(
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%,d</text>",
                        at(x(point.workers())), at(HEIGHT - BOTTOM + 18.0), point.workers());
            add("<text x=\"%s\" y=\"%s\">workers</text>", at(left), at(HEIGHT - 8.0));
        }

        /// Draws the line of linear growth.
        private void linear() {
            double times = Math.min(lastWorkers / firstWorkers, high / low);
            add(
                    "<path d=\"M%s %s L%s %s\" stroke=\"#888\" stroke-dasharray=\"5 4\"/>",
                    at(x(firstWorkers)), at(y(low)), at(x(firstWorkers * times)), at(y(low * times)));
        }

        private void line(Line line, String colour, double labelY) {
            StringBuilder path = new StringBuilder();
            for (Point point : points) {
                String x = at(x(point.workers()));
                String y = at(y(line.figure.applyAsDouble(point)));
                path.append(path.isEmpty() ? "M" : " L").append(x).append(' ').append(y);
                add("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>", x, y, colour);
            }
            add("<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>", path, colour);
            add(
                    "<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>",
                    at(x(lastWorkers) + 8), at(labelY), colour, line.name());
        }
    }
}
