package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.acceptance.Outcome.DoesNotStart;
import dev.seaworthy.acceptance.Outcome.Reason;
import dev.seaworthy.acceptance.Outcome.Starts;
import dev.seaworthy.acceptance.Prediction.CannotTell;
import dev.seaworthy.acceptance.Prediction.WillNotStart;
import dev.seaworthy.acceptance.Prediction.WillStart;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Outcome STARTS = new Starts("exit 0", "");
    private static final Outcome LIBRARY = new DoesNotStart(Reason.LIBRARY, "a is missing\nb is missing");

    @Test
    void startingIsForetoldOrMissed() {
        assertThat(Agreement.of(new WillStart(), STARTS)).isEqualTo(Agreement.EXACT);
        assertThat(Agreement.of(new WillStart(), LIBRARY)).isEqualTo(Agreement.MISSED);
    }

    @Test
    void failingIsComparedDownToTheFirstLine() {
        assertThat(Agreement.of(new WillNotStart(Reason.LIBRARY, "a is missing"), LIBRARY))
                .isEqualTo(Agreement.EXACT);
        assertThat(Agreement.of(new WillNotStart(Reason.LIBRARY, "b is missing"), LIBRARY))
                .isEqualTo(Agreement.OTHER_TEXT);
        assertThat(Agreement.of(new WillNotStart(Reason.SYMBOL, "a is missing"), LIBRARY))
                .isEqualTo(Agreement.OTHER_REASON);
        assertThat(Agreement.of(new WillNotStart(Reason.SYMBOL, "a is missing"), STARTS))
                .isEqualTo(Agreement.FALSE_ALARM);
    }

    @Test
    void whoCannotTellIsNeverRightOrWrong() {
        assertThat(Agreement.of(new CannotTell("packed"), STARTS)).isEqualTo(Agreement.UNKNOWN);
        assertThat(Agreement.of(new CannotTell("packed"), LIBRARY)).isEqualTo(Agreement.UNKNOWN);
    }
}
