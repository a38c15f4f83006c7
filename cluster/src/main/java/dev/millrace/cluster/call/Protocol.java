package dev.millrace.cluster.call;

import dev.millrace.base.fault.Check;
import dev.millrace.cluster.ClusterFaults;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Holds the codecs of calls and their answers, which it builds by reflection at first use. Thread-safe.
final class Protocol {

    /// Holds the codecs of a call and its answer.
    record Pair(MessageCodec<?> call, MessageCodec<?> reply) {}

    private final Map<Class<?>, Pair> pairs = new ConcurrentHashMap<>();

    /// Returns the codecs of a call's class.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#NOT_A_MESSAGE]
    Pair pair(Class<?> call) {
        return pairs.computeIfAbsent(
                call, type -> new Pair(new MessageCodec<>(type), new MessageCodec<>(replyOf(type))));
    }

    private static Class<?> replyOf(Class<?> call) {
        if (!call.isRecord()) throw refused(call, "The type is not a record.");
        Type reply = Arrays.stream(call.getGenericInterfaces())
                .map(Protocol::reply)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        if (!(reply instanceof Class<?> type) || !type.isRecord()) {
            throw refused(call, "The type does not declare the record that answers it.");
        }
        return type;
    }

    /// Returns the type argument `R` of an interface that is or extends `Call<R>`.
    private static @Nullable Type reply(Type implemented) {
        if (!(implemented instanceof ParameterizedType type)) return null;
        Class<?> raw = (Class<?>) type.getRawType();
        if (!Call.class.isAssignableFrom(raw)) return null;
        Check.that(raw.getTypeParameters().length == 1, "%s has not one type parameter", raw);
        return type.getActualTypeArguments()[0];
    }

    private static RuntimeException refused(Class<?> call, String why) {
        return ClusterFaults.NOT_A_MESSAGE
                .what("%s cannot be a call.", call.getName())
                .why("%s", why)
                .fix("Make the type a record that implements Call<R>, through at most one interface with the"
                        + " parameter R.");
    }
}
