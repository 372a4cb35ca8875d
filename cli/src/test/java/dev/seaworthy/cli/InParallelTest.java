package dev.seaworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InParallelTest {
    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1_000).boxed().toList();

    @Test
    void results_come_in_the_order_of_the_things() {
        assertThat(InParallel.map(THOUSAND, number -> "no. " + number))
                .isEqualTo(THOUSAND.stream().map(number -> "no. " + number).toList());
    }

    @Test
    void of_nothing_comes_nothing() {
        assertThat(InParallel.map(List.of(), Object::toString)).isEmpty();
    }

    @Test
    void what_the_work_throws_ends_it_all() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> InParallel.map(THOUSAND, number -> {
                    begun.incrementAndGet();
                    throw new OutOfMemoryError("as if");
                }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(begun.get()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
