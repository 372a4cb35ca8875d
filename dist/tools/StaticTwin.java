import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Of a dynamic program for x86-64, one that names neither loader nor libraries: {@code FROM TO}. It is only read, to learn
 * what a static one has the command do.
 */
public final class StaticTwin {
    private static final int PROGRAM_HEADERS = 0x20;
    private static final int SIZE_OF_HEADER = 0x36;
    private static final int COUNT_OF_HEADERS = 0x38;
    private static final int PT_NULL = 0;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;

    private StaticTwin() {}

    public static void main(String[] files) throws IOException {
        ByteBuffer program = ByteBuffer.wrap(Files.readAllBytes(Path.of(files[0]))).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(program.getLong(PROGRAM_HEADERS));
        int taken = 0;
        for (int i = 0; i < program.getShort(COUNT_OF_HEADERS); i++) {
            int type = program.getInt(header);
            if (type == PT_DYNAMIC || type == PT_INTERP) {
                program.putInt(header, PT_NULL);
                taken++;
            }
            header += program.getShort(SIZE_OF_HEADER);
        }
        if (taken != 2) {
            throw new IllegalStateException(files[0] + " is not a dynamic program");
        }
        Files.write(Path.of(files[1]), program.array());
    }
}
