package dev.millrace.server.page;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.server.FlinkObjects;
import dev.millrace.server.http.Refusal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs asynchronous operations and keeps their results by trigger id. A second request with the same id does not start
/// the operation again. Thread-safe.
final class Triggers<T> {
    private static final int KEPT = 1_000;
    private static final int ID_BYTES = 16;

    private final Host host;
    private final Map<String, CompletableFuture<T>> byKey = new LinkedHashMap<>();

    Triggers(Host host) {
        this.host = host;
    }

    /// @param scope the owner of the operation, for example a job's id
    /// @param asked the trigger id that the client requests; null for a generated one
    TriggerMessages.Accepted begin(String scope, @Nullable String asked, Supplier<CompletableFuture<T>> operation) {
        String id = asked == null ? anyId() : asked.toLowerCase(Locale.ROOT);
        if (!id.matches("[0-9a-f]{32}")) throw Refusal.bad("The triggerId must have 32 hexadecimal digits.");
        String key = scope + "/" + id;
        synchronized (byKey) {
            if (byKey.containsKey(key)) return new TriggerMessages.Accepted(id);
        }
        CompletableFuture<T> begun = operation.get();
        synchronized (byKey) {
            byKey.put(key, begun);
            if (byKey.size() > KEPT) byKey.remove(byKey.keySet().iterator().next());
        }
        return new TriggerMessages.Accepted(id);
    }

    private String anyId() {
        byte[] bytes = new byte[ID_BYTES];
        host.chance().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// @param answer builds the response from the state and the outcome; the outcome is null while the operation runs
    <R> R after(String scope, String id, BiFunction<TriggerMessages.Progress, @Nullable Outcome<T>, R> answer) {
        CompletableFuture<T> known;
        synchronized (byKey) {
            known = byKey.get(scope + "/" + id.toLowerCase(Locale.ROOT));
        }
        if (known == null) throw Refusal.notFound("There is no operation with the trigger id " + id + ".");
        if (!known.isDone()) return answer.apply(new TriggerMessages.Progress(TriggerMessages.IN_PROGRESS), null);
        return answer.apply(new TriggerMessages.Progress(TriggerMessages.COMPLETED), outcome(known));
    }

    private static <T> Outcome<T> outcome(CompletableFuture<T> done) {
        try {
            return new Outcome<>(done.join(), null);
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return new Outcome<>(null, cause(cause));
        } catch (RuntimeException failed) {
            return new Outcome<>(null, cause(failed));
        }
    }

    static TriggerMessages.Cause cause(Throwable thrown) {
        return cause(thrown.getClass().getName(), FailureView.stackTrace(thrown));
    }

    static TriggerMessages.Cause cause(String type, String stackTrace) {
        return new TriggerMessages.Cause(type, stackTrace, FlinkObjects.throwable(type, stackTrace));
    }

    /// Holds a value or a failure; the other one is null.
    record Outcome<T>(@Nullable T value, TriggerMessages.@Nullable Cause failure) {}
}
