package dev.seaworthy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.trial.sandbox.Launcher;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysWhenTheProgramBegan() {
        say(Launcher.STARTING);
        number(7);
        number(500);
        say("hello");

        Beginning beginning = Beginning.read(said.toByteArray());

        assertThat(beginning.started()).hasValue(7_000_000_500L);
        assertThat(beginning.error()).isEmpty();
        assertThat(said.toString(StandardCharsets.ISO_8859_1).substring(beginning.length()))
                .isEqualTo("hello");
    }

    @Test
    void saysWhyItCouldNot() {
        say(Launcher.STARTING);
        number(1);
        number(2);
        say(Launcher.FAILED);
        number(8);

        assertThat(Beginning.read(said.toByteArray()).error()).hasValue(8);
    }

    @Test
    void believesNoProgramThatSaysSoItself() {
        say(Launcher.STARTING);
        number(1);
        number(2);
        say("x" + Launcher.FAILED);
        number(8);

        assertThat(Beginning.read(said.toByteArray()).error()).isEmpty();
    }

    @Test
    void complaintsOfARunnerAreNoBeginning() {
        say("bwrap: setting up uid map: Permission denied\n");

        assertThat(Beginning.read(said.toByteArray()).started()).isEmpty();
        assertThat(Beginning.read(said.toByteArray()).length()).isZero();
    }

    private void say(String text) {
        said.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void number(long value) {
        said.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }
}
