package dev.millrace.api.execution;

import dev.millrace.api.util.InstantiationUtil;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Explains why an object is not serializable.
final class Shipping {
    private static final String OWN_PACKAGE = "dev.millrace.api.";
    private static final int DEPTH_MAX = 12;

    private Shipping() {}

    static String explanation(Object object, Exception thrown) {
        String name = name(object);
        String culprit = culprit(object, root(object), new IdentityHashMap<>(), 0);
        StringBuilder text = new StringBuilder(name).append(givenAt()).append(" cannot be shipped to the workers");
        if (culprit == null) {
            return text.append("\n  why   serializing it failed: ")
                    .append(thrown)
                    .append("\n  fix   make all that it refers to serializable, or make it in open()")
                    .toString();
        }
        return text.append("\n  why   it refers to something that is not serializable: ")
                .append(culprit)
                .append("\n  fix   make that field transient and fill it in open(), make its class implement")
                .append(" java.io.Serializable, or make the function a static class or a lambda")
                .append(" that does not use the enclosing object")
                .toString();
    }

    /// Returns the API call that received the object, and its line in the program; empty if all callers belong to
    /// the API.
    private static String givenAt() {
        return StackWalker.getInstance().walk(frames -> {
            String[] call = {""};
            return frames.dropWhile(frame -> {
                        boolean isOwn = frame.getClassName().startsWith(OWN_PACKAGE);
                        if (isOwn) call[0] = frame.getMethodName();
                        return isOwn;
                    })
                    .findFirst()
                    .map(frame -> ", given to " + call[0] + "(…) at " + frame.toStackTraceElement() + ",")
                    .orElse("");
        });
    }

    private static boolean isLambda(Class<?> type) {
        return type.isSynthetic() || type.isHidden();
    }

    private static String root(Object object) {
        Class<?> type = object.getClass();
        if (isLambda(type)) return "the lambda";
        return type.isAnonymousClass() ? "the object" : type.getSimpleName();
    }

    private static String name(Object object) {
        Class<?> type = object.getClass();
        if (isLambda(type)) return "a lambda in " + type.getName().replaceAll("\\$\\$.*", "");
        return type.isAnonymousClass() ? "anonymous class " + type.getName() : "class " + type.getName();
    }

    /// Returns the path to the innermost part that is not serializable; null if none is found.
    private static @Nullable String culprit(
            @Nullable Object object, String path, Map<Object, Boolean> seen, int depth) {
        if (object == null || depth > DEPTH_MAX || seen.put(object, true) != null) return null;
        if (isFine(object)) return null;
        if (object instanceof Object[] array) return culpritAmong(Arrays.asList(array), path, seen, depth);
        if (object instanceof Collection<?> collection) return culpritAmong(collection, path, seen, depth);
        if (object instanceof Map<?, ?> map) {
            String inKeys = culpritAmong(map.keySet(), path, seen, depth);
            return inKeys != null ? inKeys : culpritAmong(map.values(), path, seen, depth);
        }
        if (!(object instanceof Serializable))
            return path + " of type " + object.getClass().getName();
        for (Captured part : Captured.of(object)) {
            String found = culprit(part.value(), path + "." + part.name(), seen, depth + 1);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable String culpritAmong(
            Collection<?> elements, String path, Map<Object, Boolean> seen, int depth) {
        int index = 0;
        for (Object element : elements) {
            String found = culprit(element, path + "[" + index++ + "]", seen, depth + 1);
            if (found != null) return found;
        }
        return null;
    }

    private static boolean isFine(Object object) {
        return InstantiationUtil.isSerializable(object);
    }
}
