package dev.millrace.migrate.jar;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Intercepts calls of user code that would end the process; rewritten class files call it. Thread-safe.
public final class UserSystemExits {
    private static final Logger LOG = LoggerFactory.getLogger(UserSystemExits.class);
    private static final Fault EXIT = new Fault(8501, Category.USER, "user code tried to end the process");
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private UserSystemExits() {}

    /// Replaces `System.exit`.
    public static void exit(int status) {
        intercept(STACK.getCallerClass(), "System.exit", status);
        System.exit(status);
    }

    /// Replaces `Runtime.exit`.
    public static void exit(Runtime runtime, int status) {
        intercept(STACK.getCallerClass(), "Runtime.exit", status);
        runtime.exit(status);
    }

    /// Replaces `Runtime.halt`.
    public static void halt(Runtime runtime, int status) {
        intercept(STACK.getCallerClass(), "Runtime.halt", status);
        runtime.halt(status);
    }

    private static void intercept(Class<?> caller, String method, int status) {
        UserSystemExitMode mode = caller.getClassLoader() instanceof JobClassLoader loader
                ? loader.exitMode()
                : UserSystemExitMode.DISABLED;
        if (mode == UserSystemExitMode.DISABLED) return;
        UserSystemExit exit = new UserSystemExit(
                status,
                EXIT.what("%s called %s(%d).", caller.getName(), method, status)
                        .why("The process runs jobs of other programs too, and continues.")
                        .fix("Return from the main method, or throw an exception. To let programs end the process, set"
                                + " cluster.intercept-user-system-exit: DISABLED."));
        if (mode == UserSystemExitMode.THROW) throw exit;
        LOG.warn("{} ends this process: it called {}({})", caller.getName(), method, status, exit);
    }
}
