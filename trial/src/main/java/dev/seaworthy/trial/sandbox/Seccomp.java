package dev.seaworthy.trial.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The filter of system calls: all are allowed but those that no service needs and that reach deep into the kernel. A refused
 * call fails with EPERM, as it would without privileges, so programs that probe for features go on.
 *
 * <pre>
 *   struct sock_filter { u16 code; u8 jump_true; u8 jump_false; u32 value; }      (linux/filter.h)
 *   struct seccomp_data { int number; u32 architecture; … }                       (linux/seccomp.h)
 * </pre>
 */
final class Seccomp {
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;

    private static final int ALLOW = 0x7fff0000;
    private static final int EPERM = 0x00050000 | 1;

    private static final int X86_64 = 0xc000003e;
    private static final int I386 = 0x40000003;
    /** Calls of the x32 interface have this bit: the same calls under other numbers. */
    private static final int X32_BIT = 0x40000000;

    /** In the order of their numbers, arch/x86/entry/syscalls/syscall_64.tbl. */
    static final List<Integer> DENIED_64 = List.of(
            101, // ptrace
            139, // sysfs
            155, // pivot_root
            159, // adjtimex
            161, // chroot
            163, // acct
            164, // settimeofday
            165, // mount
            166, // umount2
            167, // swapon
            168, // swapoff
            169, // reboot
            170, // sethostname
            171, // setdomainname
            172, // iopl
            173, // ioperm
            175, // init_module
            176, // delete_module
            179, // quotactl
            212, // lookup_dcookie
            227, // clock_settime
            246, // kexec_load
            248, // add_key
            249, // request_key
            250, // keyctl
            272, // unshare
            298, // perf_event_open
            300, // fanotify_init
            304, // open_by_handle_at
            305, // clock_adjtime
            308, // setns
            310, // process_vm_readv
            311, // process_vm_writev
            313, // finit_module
            320, // kexec_file_load
            321, // bpf
            323, // userfaultfd
            425, // io_uring_setup
            428, // open_tree
            429, // move_mount
            430, // fsopen
            431, // fsconfig
            432, // fsmount
            433, // fspick
            442); // mount_setattr

    /** The same for 32-bit programs, arch/x86/entry/syscalls/syscall_32.tbl. */
    static final List<Integer> DENIED_32 = List.of(
            21, // mount
            22, // umount
            26, // ptrace
            51, // acct
            52, // umount2
            61, // chroot
            79, // settimeofday
            87, // swapon
            88, // reboot
            101, // ioperm
            110, // iopl
            115, // swapoff
            124, // adjtimex
            128, // init_module
            129, // delete_module
            131, // quotactl
            217, // pivot_root
            283, // kexec_load
            286, // add_key
            287, // request_key
            288, // keyctl
            310, // unshare
            336, // perf_event_open
            338, // fanotify_init
            342, // open_by_handle_at
            346, // setns
            347, // process_vm_readv
            348, // process_vm_writev
            350, // finit_module
            357, // bpf
            374, // userfaultfd
            425, // io_uring_setup
            428, // open_tree
            429, // move_mount
            430, // fsopen
            431, // fsconfig
            432, // fsmount
            433, // fspick
            442); // mount_setattr

    private Seccomp() {}

    /** The filter as the kernel takes it. */
    static byte[] program() {
        ByteBuffer out = ByteBuffer.allocate(8 * (DENIED_64.size() + DENIED_32.size() + 11))
                .order(ByteOrder.LITTLE_ENDIAN);
        add(out, LOAD_WORD, 0, 0, ARCHITECTURE);
        // Over the 64-bit part: one load, one comparison with x32, the denied, two returns.
        add(out, JUMP_EQUAL, 0, DENIED_64.size() + 4, X86_64);
        add(out, LOAD_WORD, 0, 0, NUMBER);
        add(out, JUMP_AT_LEAST, DENIED_64.size() + 1, 0, X32_BIT);
        list(out, DENIED_64);
        add(out, JUMP_EQUAL, 0, DENIED_32.size() + 2, I386);
        add(out, LOAD_WORD, 0, 0, NUMBER);
        list(out, DENIED_32);
        // Any other architecture cannot be on this processor.
        add(out, RETURN, 0, 0, EPERM);
        return out.array();
    }

    /** One comparison for each, then what happens to all others, then what happens to them. */
    private static void list(ByteBuffer out, List<Integer> denied) {
        for (int i = 0; i < denied.size(); i++) {
            add(out, JUMP_EQUAL, denied.size() - i, 0, denied.get(i));
        }
        add(out, RETURN, 0, 0, ALLOW);
        add(out, RETURN, 0, 0, EPERM);
    }

    private static void add(ByteBuffer out, int code, int jumpTrue, int jumpFalse, int value) {
        out.putShort((short) code).put((byte) jumpTrue).put((byte) jumpFalse).putInt(value);
    }
}
