package dev.millrace.sql.compiled;

import dev.millrace.sql.user.UserFunction;
import java.lang.reflect.RecordComponent;
import java.util.List;

/// Knows the classes of plans: records of a few packages.
final class PlanNodes {
    /// Names the class of a record.
    static final String TYPE = "@type";

    private static final String ROOT = "dev.millrace.sql.";
    private static final List<String> PACKAGES = List.of(ROOT + "plan.", ROOT + "expression.", ROOT + "compiled.");

    private PlanNodes() {}

    private static boolean isNode(Class<?> type) {
        boolean isKnown = type == UserFunction.class
                || PACKAGES.stream().anyMatch(each -> type.getName().startsWith(each));
        return type.isRecord() && isKnown;
    }

    /// Returns the name of a class in plans.
    static String name(Class<?> type) {
        if (isNode(type)) return type.getName().substring(ROOT.length());
        throw PlanFaults.COMPILE
                .what("A plan contains an object of the class %s.", type.getName())
                .fix("Run the statement without compiling it.");
    }

    /// Returns the class with a name.
    static Class<?> type(String name) {
        try {
            Class<?> type = Class.forName(ROOT + name, false, PlanNodes.class.getClassLoader());
            if (isNode(type)) return type;
        } catch (ClassNotFoundException missing) {
            // The fault below reports it.
        }
        throw PlanFaults.wrong("A plan contains the unknown part " + name + ".");
    }

    static RecordComponent[] components(Class<?> type) {
        return type.getRecordComponents();
    }
}
