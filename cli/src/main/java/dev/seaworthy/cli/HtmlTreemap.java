package dev.seaworthy.cli;

import dev.seaworthy.cli.html.Html;
import dev.seaworthy.cli.html.Treemap;
import dev.seaworthy.cli.html.Treemap.Area;
import dev.seaworthy.cli.html.Treemap.Placed;
import dev.seaworthy.cli.html.Treemap.Tile;
import dev.seaworthy.inspect.size.Kind;
import dev.seaworthy.inspect.size.PackageSize;
import dev.seaworthy.inspect.size.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sizes as areas: the purposes, and within the code the packages, those of a module or of a repository together. */
final class HtmlTreemap {
    private static final Area WHOLE = new Area(0, 0, 1000, 420);
    /** So many areas of code; the smaller ones become one. */
    private static final int MOST = 28;
    /** Below this share of the file a purpose has no area of its own. */
    private static final double LEAST = 0.002;

    private static final double HEAD = 20;
    private static final double LINE = 16;
    /** The width of a letter at the size of the labels, more or less. */
    private static final double LETTER = 7.2;

    private final HtmlWords own;
    private final StringBuilder out = new StringBuilder();

    HtmlTreemap(HtmlWords own) {
        this.own = own;
    }

    String svg(Sizes sizes) {
        out.append("<svg class=\"treemap\" viewBox=\"0 0 1000 420\" role=\"img\" aria-label=\"")
                .append(Html.escaped(own.size()))
                .append("\">\n");
        List<Tile<Kind>> tiles = new ArrayList<>();
        sizes.parts().stream()
                .filter(part -> part.bytes() >= LEAST * sizes.file())
                .forEach(part -> tiles.add(new Tile<>(part.kind(), part.bytes())));
        for (Placed<Kind> tile : Treemap.place(tiles, WHOLE)) {
            kind(tile, sizes);
        }
        return out.append("</svg>\n").toString();
    }

    private void kind(Placed<Kind> tile, Sizes sizes) {
        Area area = tile.area();
        String name = own.kind(tile.what());
        boolean nested = tile.what() == Kind.CODE && area.width() > 60 && area.height() > 60;
        out.append("<g class=\"k-")
                .append(Style.word(tile.what().name()).replace('_', '-'))
                .append("\">");
        area(
                area,
                name + ": " + HtmlPictures.bytes(tile.size()) + " (" + HtmlPictures.share(tile.size(), sizes.file())
                        + ")",
                "");
        label(nested ? new Area(area.x(), area.y(), area.width(), HEAD + 14) : area, name, tile.size());
        if (nested) {
            for (Placed<String> one : Treemap.place(owners(sizes), area.inside(HEAD, 3))) {
                area(
                        one.area(),
                        one.what() + ": " + HtmlPictures.bytes(one.size()) + " ("
                                + HtmlPictures.share(one.size(), sizes.file()) + ")",
                        " class=\"inner\"");
                label(one.area(), one.what(), one.size());
            }
        }
        out.append("</g>\n");
    }

    /** The code by owner: repository, module or package, whichever is small enough to tell something. */
    private List<Tile<String>> owners(Sizes sizes) {
        Map<String, Long> sums = new LinkedHashMap<>();
        sizes.packages().forEach(one -> sums.merge(owner(one), one.code(), Long::sum));
        List<Map.Entry<String, Long>> sorted = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        List<Tile<String>> tiles = new ArrayList<>();
        long rest = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i < MOST) {
                tiles.add(new Tile<>(
                        Terminal.oneLine(sorted.get(i).getKey()), sorted.get(i).getValue()));
            } else {
                rest += sorted.get(i).getValue();
            }
        }
        tiles.add(new Tile<>(own.others(), rest));
        return tiles;
    }

    private String owner(PackageSize one) {
        if (one.path().isEmpty()) {
            return own.notGo();
        }
        if (!one.module().isEmpty()) {
            return one.module().equals("std") ? one.path() : one.module();
        }
        // Without build info: what looks like a repository, github.com/owner/name.
        String[] parts = one.path().split("/", -1);
        return parts.length > 3 && parts[0].indexOf('.') > 0
                ? String.join("/", parts[0], parts[1], parts[2])
                : one.path();
    }

    private void area(Area area, String title, String attributes) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"%s><title>%s</title></rect>",
                area.x(),
                area.y(),
                area.width(),
                area.height(),
                attributes,
                Html.escaped(title)));
    }

    private void label(Area area, String name, long size) {
        int letters = (int) ((area.width() - 10) / LETTER);
        if (area.height() < LINE + 4 || letters < 4) {
            return;
        }
        String shown = shortened(name, letters);
        if (shown.isEmpty()) {
            return;
        }
        text(area.x() + 5, area.y() + LINE - 1, shown, "");
        String kilobytes = String.format(Locale.ROOT, "%,d kB", Math.round(size / 1000.0));
        if (area.height() >= 2 * LINE + 4 && kilobytes.length() <= letters) {
            text(area.x() + 5, area.y() + 2 * LINE - 1, kilobytes, " class=\"size\"");
        }
    }

    /** The end of a path says more than its beginning. */
    private static String shortened(String name, int letters) {
        if (name.length() <= letters) {
            return name;
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (last.length() <= letters) {
            return last;
        }
        return letters < 5 ? "" : last.substring(0, letters - 1) + "…";
    }

    private void text(double x, double y, String text, String attributes) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>", x, y, attributes, Html.escaped(text)));
    }
}
