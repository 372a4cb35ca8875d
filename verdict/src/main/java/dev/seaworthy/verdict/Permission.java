package dev.seaworthy.verdict;

/** Whether a binary's file may be executed. */
public enum Permission {
    /** Somebody may, or it is not known. */
    EXECUTABLE,
    /** Nobody may, where it lies now; it will be copied to the target, and that may change it. */
    NOT_EXECUTABLE_HERE,
    /** Nobody may, and it lies in the target already. */
    NOT_EXECUTABLE_THERE
}
