package dev.seaworthy.bundle.kubernetes;

/** Amounts as Kubernetes writes them. */
final class Quantity {
    private Quantity() {}

    /** {@code 512Mi}; bytes when it is no whole number of them. */
    static String bytes(long bytes) {
        String[] units = {"Ki", "Mi", "Gi"};
        long amount = bytes;
        String unit = "";
        for (String larger : units) {
            if (amount == 0 || amount % 1024 != 0) {
                break;
            }
            amount /= 1024;
            unit = larger;
        }
        return amount + unit;
    }

    /** {@code 500m}, or {@code 2} for two whole processors. */
    static String millis(int millis) {
        return millis % 1000 == 0 ? Integer.toString(millis / 1000) : millis + "m";
    }
}
