package dev.seaworthy.cli.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seaworthy.cli.html.Treemap.Area;
import dev.seaworthy.cli.html.Treemap.Placed;
import dev.seaworthy.cli.html.Treemap.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Areas are in proportion to sizes, lie inside, and do not overlap. */
class TreemapTest {
    /** The example of the paper that describes the method, with the same areas. */
    @Test
    void theExampleOfThePaper() {
        List<Tile<String>> tiles = new ArrayList<>();
        for (long size : new long[] {6, 6, 4, 3, 2, 2, 1}) {
            tiles.add(new Tile<>("", size));
        }

        List<Placed<String>> placed = Treemap.place(tiles, new Area(0, 0, 6, 4));

        assertThat(placed.get(0).area()).isEqualTo(new Area(0, 0, 3, 2));
        assertThat(placed.get(1).area()).isEqualTo(new Area(0, 2, 3, 2));
        assertThat(placed.get(2).area().height()).isCloseTo(7.0 / 3, within(1e-9));
    }

    @Test
    void whateverTheSizes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Tile<Integer>> tiles = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                tiles.add(new Tile<>(i, 1 + (long) Math.exp(random.nextDouble() * 18)));
            }
            double total = tiles.stream().mapToDouble(Tile::size).sum();
            List<Placed<Integer>> placed = Treemap.place(tiles, new Area(10, 20, 1000, 400));

            assertThat(placed).as("seed %d", seed).hasSameSizeAs(tiles);
            for (Placed<Integer> one : placed) {
                Area area = one.area();
                assertThat(area.width() * area.height()).isCloseTo(one.size() / total * 400_000, within(1e-3));
                assertThat(area.x()).isGreaterThanOrEqualTo(10 - 1e-6);
                assertThat(area.x() + area.width()).isLessThanOrEqualTo(1010 + 1e-6);
                assertThat(area.y() + area.height()).isLessThanOrEqualTo(420 + 1e-6);
            }
        }
    }

    @Test
    void nothingHasNoPlace() {
        assertThat(Treemap.place(List.of(new Tile<>("", 0)), new Area(0, 0, 10, 10)))
                .isEmpty();
    }
}
