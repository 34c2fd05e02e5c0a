package org.alemtuzumab.pathway.patientfile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the values of a test are drawn, in the units of its picture: one axis of days for all pictures of a file.
 *
 * @param line through the values that count
 * @param lower the laboratory's own lower limit where there is one, as steps; likewise {@code upper}
 * @param infusions the days of infusions
 * @param years the first day of each year
 */
public record Plot(
        String line,
        String lower,
        String upper,
        List<Mark> marks,
        List<Line> infusions,
        List<Line> years,
        List<Line> scale) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 190;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 14;
    private static final int BOTTOM = 24;
    private static final int SCALE_LINES = 4;

    /** One value. */
    public record Mark(double x, double y, Trend.Point point, String words) {}

    /** A line across, and what stands at it. */
    public record Line(double at, String label) {}

    /** The days that all pictures show. */
    public record Days(LocalDate first, LocalDate last) {

        double x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return rounded(LEFT + (WIDTH - LEFT - RIGHT) * (double) ChronoUnit.DAYS.between(first, day) / all);
        }
    }

    /** @return null where no value is a number */
    static Plot of(List<Trend.Point> points, String unit, Days days, List<LocalDate> infusions) {
        List<Trend.Point> drawn =
                points.stream().filter(point -> point.value() != null).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        Heights heights = Heights.of(drawn);
        return new Plot(
                line(drawn.stream().filter(Trend.Point::counts).toList(), days, heights),
                steps(drawn, days, heights, Trend.Point::lower),
                steps(drawn, days, heights, Trend.Point::upper),
                drawn.stream()
                        .map(point -> new Mark(
                                days.x(point.collectedOn()), heights.y(point.value()), point, point.words(unit)))
                        .toList(),
                infusions.stream()
                        .map(day -> new Line(days.x(day), day.toString()))
                        .toList(),
                years(days),
                heights.lines());
    }

    private static String line(List<Trend.Point> points, Days days, Heights heights) {
        return points.stream()
                .map(point -> days.x(point.collectedOn()) + "," + heights.y(point.value()))
                .collect(Collectors.joining(" "));
    }

    /** Each limit holds until the next value brings its own. */
    private static String steps(
            List<Trend.Point> points, Days days, Heights heights, Function<Trend.Point, Double> limit) {
        List<String> steps = new ArrayList<>();
        Double before = null;
        for (Trend.Point point : points) {
            Double now = limit.apply(point);
            if (now != null) {
                double x = days.x(point.collectedOn());
                if (before != null && !before.equals(now)) {
                    steps.add(x + "," + heights.y(before));
                }
                steps.add(x + "," + heights.y(now));
                before = now;
            }
        }
        if (before != null) {
            steps.add((WIDTH - RIGHT) + "," + heights.y(before));
        }
        return String.join(" ", steps);
    }

    private static List<Line> years(Days days) {
        return IntStream.rangeClosed(days.first().getYear() + 1, days.last().getYear())
                .mapToObj(year -> new Line(days.x(LocalDate.of(year, 1, 1)), String.valueOf(year)))
                .toList();
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    /** The values from the bottom of a picture to its top. */
    private record Heights(double lowest, double highest) {

        static Heights of(List<Trend.Point> points) {
            DoubleStream all = points.stream()
                    .flatMap(point -> Stream.of(point.value(), point.lower(), point.upper()))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue);
            var range = all.summaryStatistics();
            double margin = range.getMax() == range.getMin()
                    ? Math.max(1, Math.abs(range.getMax()))
                    : (range.getMax() - range.getMin()) / 10;
            return new Heights(
                    range.getMin() < 0 ? range.getMin() - margin : Math.max(0, range.getMin() - margin),
                    range.getMax() + margin);
        }

        double y(double value) {
            return rounded(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - lowest) / (highest - lowest));
        }

        List<Line> lines() {
            return IntStream.rangeClosed(0, SCALE_LINES)
                    .mapToDouble(step -> lowest + (highest - lowest) * step / SCALE_LINES)
                    .mapToObj(value -> new Line(y(value), label(value)))
                    .toList();
        }

        private String label(double value) {
            double span = highest - lowest;
            return String.format(Locale.ROOT, span >= 20 ? "%.0f" : span >= 2 ? "%.1f" : "%.2f", value);
        }
    }
}
