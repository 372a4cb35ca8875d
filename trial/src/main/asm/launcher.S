# What runs inside the sandbox before the program does: it limits itself, gives up every capability and, for good, the
# ways to regain one, says when it is done, and becomes the program. See Launcher.java, which holds the assembled bytes.
#
#   launcher PROGRAM [ARGUMENT…]
#
# x86-64, no stack but the one the kernel gives, no library: it must run in an empty root. Three addresses are patched in:
# the table of limits (24 bytes each: resource, soft, hard; ends with a resource of -1), the seccomp program's sock_fprog,
# and the two marks of 16 bytes each.
        .intel_syntax noprefix
        .text
        .globl _start
_start:
        mov     rbp, rsp                # argc, argv[0], argv[1], …, 0, environment
        mov     r12d, 0x11111111        # the table of limits
limit:  mov     edi, [r12]
        cmp     edi, -1
        je      privileges
        lea     rsi, [r12+8]
        mov     eax, 160                # setrlimit
        syscall
        test    eax, eax
        js      failed
        add     r12, 24
        jmp     limit
privileges:
        mov     edi, 38                 # prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        mov     esi, 1
        xor     edx, edx
        xor     r10d, r10d
        xor     r8d, r8d
        mov     eax, 157
        syscall
        test    eax, eax
        js      failed
        mov     edi, 47                 # prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
        mov     esi, 4
        mov     eax, 157
        syscall
        mov     ebx, 63                 # prctl(PR_CAPBSET_DROP, each); those that do not exist fail, and may
drop:   mov     edi, 24
        mov     esi, ebx
        mov     eax, 157
        syscall
        dec     ebx
        jns     drop
        mov     edi, 22                 # prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter)
        mov     esi, 2
        mov     edx, 0x22222222
        mov     eax, 157
        syscall
        test    eax, eax
        js      failed
        mov     edi, 2                  # write(2, the first mark)
        mov     esi, 0x33333333
        mov     edx, 16
        mov     eax, 1
        syscall
        sub     rsp, 32
        mov     edi, 1                  # clock_gettime(CLOCK_MONOTONIC)
        mov     rsi, rsp
        mov     eax, 228
        syscall
        mov     edi, 2                  # write(2, the time)
        mov     rsi, rsp
        mov     edx, 16
        mov     eax, 1
        syscall
        mov     rdi, [rbp+16]           # execve(argv[1], argv + 1, environment)
        lea     rsi, [rbp+16]
        mov     rax, [rbp]
        lea     rdx, [rbp+rax*8+16]
        mov     eax, 59
        syscall
failed: neg     eax
        sub     rsp, 32
        mov     [rsp], rax
        mov     edi, 2                  # write(2, the second mark and the error number)
        mov     esi, 0x44444444
        mov     edx, 16
        mov     eax, 1
        syscall
        mov     edi, 2
        mov     rsi, rsp
        mov     edx, 8
        mov     eax, 1
        syscall
        mov     edi, 127                # exit_group(127)
        mov     eax, 231
        syscall
