package dev.millrace.cluster.call;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Remembers the newest epoch and attempts that a process knows. Thread-safe.
///
/// A call from an older leader or attempt is refused. A call from a newer one makes all older ones stale.
public final class FencingTokens {
    private record Known(long epoch, Map<String, Integer> attempts) {}

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, Map.of()));

    /// Returns the newest epoch seen; 0 before the first.
    public long epoch() {
        return known().epoch();
    }

    /// Admits the fencing token of a call and remembers it.
    ///
    /// @throws MillraceException [ClusterFaults#STALE_EPOCH] or [ClusterFaults#STALE_ATTEMPT], which names the
    /// newer one
    public void admit(FencingToken token) {
        change(before -> admitted(before, token));
    }

    /// Forgets a job that will have no more attempts here.
    public void forget(String job) {
        change(before -> {
            if (!before.attempts().containsKey(job)) return before;
            Map<String, Integer> attempts = new HashMap<>(before.attempts());
            attempts.remove(job);
            return new Known(before.epoch(), attempts);
        });
    }

    private Known known() {
        return Check.present(known.get(), "what is known");
    }

    private void change(UnaryOperator<Known> to) {
        while (true) {
            Known before = known();
            Known after = to.apply(before);
            if (after == before || known.compareAndSet(before, after)) return;
        }
    }

    /// Returns the state after a token is admitted; the same object if the token is not newer.
    private static Known admitted(Known before, FencingToken token) {
        if (token.epoch() != 0 && token.epoch() < before.epoch()) throw staleEpoch(before, token);
        // Each leader numbers the attempts from the start. Attempts of former leaders are refused by
        // their epoch.
        boolean isNewLeader = token.epoch() > before.epoch();
        Map<String, Integer> attempts = isNewLeader ? Map.of() : before.attempts();
        int newest = attempts.getOrDefault(token.job(), 0);
        boolean isAboutJob = !token.job().isEmpty();
        if (isAboutJob && token.attempt() < newest) throw staleAttempt(token, newest);
        boolean isNewAttempt = isAboutJob && token.attempt() > newest;
        if (!isNewLeader && !isNewAttempt) return before;
        if (isNewAttempt) {
            attempts = new HashMap<>(attempts);
            attempts.put(token.job(), token.attempt());
        }
        return new Known(Math.max(before.epoch(), token.epoch()), attempts);
    }

    private static MillraceException staleEpoch(Known known, FencingToken token) {
        return ClusterFaults.STALE_EPOCH
                .what("A call of epoch %d was refused.", token.epoch())
                .why("A leader of epoch %d is known.", known.epoch())
                .fix("Nothing to fix. The newer leader continues, and the old leader must stop.");
    }

    private static MillraceException staleAttempt(FencingToken token, int newest) {
        return ClusterFaults.STALE_ATTEMPT
                .what("A call of attempt %d of job %s was refused.", token.attempt(), token.job())
                .why("The newer attempt %d of this job is known.", newest)
                .fix("Nothing to fix. The newer attempt continues.");
    }
}
