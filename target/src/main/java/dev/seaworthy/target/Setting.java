package dev.seaworthy.target;

/** In which setting programs run on a target. */
public enum Setting {
    /**
     * As a container engine runs an image: {@code /dev}, {@code /proc}, {@code /sys}, {@code /etc/hosts},
     * {@code /etc/hostname} and {@code /etc/resolv.conf} are the engine's, whatever the root holds there, and nothing else
     * is: no {@code /tmp}, for one. Without a user in the image, programs run as root.
     */
    CONTAINER,
    /** As the host itself: all files are what the root holds. */
    HOST
}
