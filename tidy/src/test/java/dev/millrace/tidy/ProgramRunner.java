package dev.millrace.tidy;

import java.lang.reflect.Method;

/// Runs the main methods of classes one after another in its own process, for [JavaBlocksTest].
final class ProgramRunner {
    private ProgramRunner() {}

    /// @param types the full names of the classes
    public static void main(String[] types) {
        for (String type : types) {
            System.out.println("running " + type);
            try {
                Method main = Class.forName(type).getDeclaredMethod("main", String[].class);
                main.setAccessible(true);
                main.invoke(null, (Object) new String[0]);
            } catch (ReflectiveOperationException failed) {
                failed.printStackTrace(System.out);
                System.exit(1);
            }
        }
    }
}
