package dev.seaworthy.image.tar;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands before an entry and changes it: PAX records ({@code LENGTH KEY=VALUE\n}) and GNU's long names. Extended
 * attributes, times and names of users are of no interest.
 */
final class Extensions {
    private Optional<String> path = Optional.empty();
    private Optional<String> linkTarget = Optional.empty();
    private OptionalLong size = OptionalLong.empty();
    private OptionalLong realSize = OptionalLong.empty();
    private OptionalLong user = OptionalLong.empty();
    private OptionalLong group = OptionalLong.empty();
    private final SparseMap sparse = new SparseMap();
    private boolean isSparse;
    private boolean mapInData;
    private long pieceOffset = -1;

    void longName(byte[] content) {
        path = Optional.of(untilZero(content));
    }

    void longTarget(byte[] content) {
        linkTarget = Optional.of(untilZero(content));
    }

    private static String untilZero(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, 0, end, StandardCharsets.UTF_8);
    }

    void records(byte[] content) throws TarException {
        int at = 0;
        while (at < content.length) {
            int blank = at;
            int length = 0;
            while (blank < content.length && content[blank] >= '0' && content[blank] <= '9' && blank - at < 8) {
                length = 10 * length + (content[blank] - '0');
                blank++;
            }
            int end = at + length;
            if (blank == at
                    || blank >= content.length
                    || content[blank] != ' '
                    || end > content.length
                    || end <= blank) {
                throw new TarException("a PAX header is damaged");
            }
            record(new String(content, blank + 1, end - blank - 1, StandardCharsets.UTF_8));
            at = end;
        }
    }

    private void record(String line) throws TarException {
        int equals = line.indexOf('=');
        if (equals < 0 || !line.endsWith("\n")) {
            throw new TarException("a PAX header is damaged");
        }
        String value = line.substring(equals + 1, line.length() - 1);
        switch (line.substring(0, equals)) {
            case "path" -> path = Optional.of(value).filter(text -> !text.isEmpty());
            case "linkpath" -> linkTarget = Optional.of(value).filter(text -> !text.isEmpty());
            case "size" -> size = number(value);
            case "uid" -> user = number(value);
            case "gid" -> group = number(value);
            case "GNU.sparse.name" -> path = Optional.of(value);
            case "GNU.sparse.realsize", "GNU.sparse.size" -> {
                isSparse = true;
                realSize = number(value);
            }
            case "GNU.sparse.major" -> mapInData = value.equals("1");
            case "GNU.sparse.offset" -> pieceOffset = number(value).orElse(0);
            case "GNU.sparse.numbytes" -> sparse.add(pieceOffset, number(value).orElse(0));
            case "GNU.sparse.map" -> map(value);
            default -> {
                // Times, names of users, extended attributes.
            }
        }
    }

    private void map(String value) throws TarException {
        String[] numbers = value.split(",", -1);
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            sparse.add(number(numbers[i]).orElse(0), number(numbers[i + 1]).orElse(0));
        }
    }

    private static OptionalLong number(String value) throws TarException {
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new TarException("a PAX header has a number that is none");
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    Optional<String> path() {
        return path;
    }

    Optional<String> linkTarget() {
        return linkTarget;
    }

    /** Bytes that are stored. */
    OptionalLong size() {
        return size;
    }

    /** Bytes of a sparse file when unpacked. */
    OptionalLong realSize() {
        return realSize;
    }

    OptionalLong user() {
        return user;
    }

    OptionalLong group() {
        return group;
    }

    boolean isSparse() {
        return isSparse;
    }

    /** Whether the pieces of a sparse file are listed where its data begins (GNU's PAX format 1.0). */
    boolean mapInData() {
        return isSparse && mapInData;
    }

    SparseMap sparse() {
        return sparse;
    }
}
