package dev.seaworthy.cli.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Areas in proportion to sizes, as square as can be (Bruls, Huizing, van Wijk: "Squarified Treemaps", 2000): rows are filled
 * along the shorter side as long as that makes their rectangles squarer.
 */
public final class Treemap {
    private Treemap() {}

    /** A rectangle in the units of the picture. */
    public record Area(double x, double y, double width, double height) {
        /** The same without a margin on each side. */
        public Area inside(double top, double margin) {
            return new Area(x + margin, y + top, Math.max(0, width - 2 * margin), Math.max(0, height - top - margin));
        }
    }

    /** Something with a size. */
    public record Tile<T>(T what, long size) {}

    /** A tile and its place. */
    public record Placed<T>(T what, long size, Area area) {}

    /** Places tiles in an area, the largest first; those without a size get none. */
    public static <T> List<Placed<T>> place(List<Tile<T>> tiles, Area area) {
        List<Tile<T>> sorted = tiles.stream()
                .filter(tile -> tile.size() > 0)
                .sorted(Comparator.comparingLong((Tile<T> tile) -> tile.size()).reversed())
                .toList();
        double total = sorted.stream().mapToDouble(Tile::size).sum();
        List<Placed<T>> placed = new ArrayList<>(sorted.size());
        if (total <= 0 || area.width() <= 0 || area.height() <= 0) {
            return placed;
        }
        double scale = area.width() * area.height() / total;
        Area left = area;
        int from = 0;
        while (from < sorted.size()) {
            double side = Math.min(left.width(), left.height());
            int to = from + 1;
            double sum = sorted.get(from).size() * scale;
            double worst =
                    worst(sorted.get(from).size() * scale, sorted.get(from).size() * scale, sum, side);
            while (to < sorted.size()) {
                double next = sorted.get(to).size() * scale;
                double withNext = worst(sorted.get(from).size() * scale, next, sum + next, side);
                if (withNext > worst) {
                    break;
                }
                worst = withNext;
                sum += next;
                to++;
            }
            left = row(sorted.subList(from, to), sum, scale, left, placed);
            from = to;
        }
        return placed;
    }

    /** How far from square the least square rectangle of a row is. */
    private static double worst(double largest, double smallest, double sum, double side) {
        double square = side * side;
        return Math.max(square * largest / (sum * sum), sum * sum / (square * smallest));
    }

    private static <T> Area row(List<Tile<T>> row, double sum, double scale, Area area, List<Placed<T>> placed) {
        boolean upright = area.width() >= area.height();
        double side = upright ? area.height() : area.width();
        double thickness = side <= 0 ? 0 : sum / side;
        double at = 0;
        for (Tile<T> tile : row) {
            double length = thickness <= 0 ? 0 : tile.size() * scale / thickness;
            Area place = upright
                    ? new Area(area.x(), area.y() + at, thickness, length)
                    : new Area(area.x() + at, area.y(), length, thickness);
            placed.add(new Placed<>(tile.what(), tile.size(), place));
            at += length;
        }
        return upright
                ? new Area(area.x() + thickness, area.y(), Math.max(0, area.width() - thickness), area.height())
                : new Area(area.x(), area.y() + thickness, area.width(), Math.max(0, area.height() - thickness));
    }
}
