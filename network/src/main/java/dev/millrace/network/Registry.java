package dev.millrace.network;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.fault.MillraceException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Connects senders to receivers, in whichever order they come, and knows the newest attempt at each region of each
/// job. Thread-safe.
final class Registry {
    private final ConcurrentHashMap<ChannelId, Slot> slots = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Part, AttemptId> newest = new ConcurrentHashMap<>();
    private final Set<RemoteOutput> remoteOutputs = ConcurrentHashMap.newKeySet();

    /// The region of a job, whose channels belong to one attempt.
    private record Part(JobID job, int region) {
        static Part of(ChannelId id) {
            return new Part(id.job(), id.region());
        }
    }

    /// Adds a receiver.
    ///
    /// @throws MillraceException if the channel has a receiver already, or a newer attempt is known
    void add(RemoteInput remoteInput) {
        ChannelId id = remoteInput.id();
        admit(id);
        Slot before;
        while ((before = slots.putIfAbsent(id, remoteInput)) != null) {
            if (!(before instanceof Opening opening)) throw twice(id);
            if (!slots.replace(id, opening, remoteInput)) continue;
            if (remoteInput.claim(opening.link()))
                opening.link().run(() -> opening.link().meet(opening, remoteInput));
            else opening.refuse(twice(id));
            break;
        }
        // A newer attempt that came meanwhile has not seen this receiver.
        MillraceException old = olderThanNewest(id);
        if (old != null) remoteInput.expire(old);
    }

    void add(RemoteOutput remoteOutput) {
        admit(remoteOutput.id());
        remoteOutputs.add(remoteOutput);
        remoteOutput.done().whenComplete((_, _) -> remoteOutputs.remove(remoteOutput));
    }

    Set<RemoteOutput> remoteOutputs() {
        return remoteOutputs;
    }

    /// Adds a sender. Called on the event loop of its connection.
    void open(Opening opening) {
        ChannelId id = opening.id();
        Slot before = slots.putIfAbsent(id, opening);
        MillraceException old = olderThanNewest(id);
        if (old != null) {
            slots.remove(id, opening);
            opening.refuse(old);
        } else if (before instanceof RemoteInput remoteInput && remoteInput.claim(opening.link())) {
            opening.link().meet(opening, remoteInput);
        } else if (before != null) {
            opening.refuse(twice(id));
        }
    }

    void remove(Slot slot) {
        slots.remove(slot.id(), slot);
    }

    private void admit(ChannelId id) {
        fence(id.job(), id.region(), id.attemptId());
        MillraceException old = olderThanNewest(id);
        if (old != null) throw old;
    }

    /// Fails the channels of older attempts at a region, and refuses them from now on.
    void fence(JobID job, int region, AttemptId attemptId) {
        Part part = new Part(job, region);
        AttemptId known = newest.get(part);
        if (known != null && known.compareTo(attemptId) >= 0) return;
        newest.merge(part, attemptId, (one, other) -> one.compareTo(other) < 0 ? other : one);
        for (Slot slot : slots.values()) {
            MillraceException old = Part.of(slot.id()).equals(part) ? olderThanNewest(slot.id()) : null;
            if (old != null) expire(slot, old);
        }
        for (RemoteOutput remoteOutput : remoteOutputs) {
            MillraceException old = Part.of(remoteOutput.id()).equals(part) ? olderThanNewest(remoteOutput.id()) : null;
            if (old != null) remoteOutput.expire(old);
        }
    }

    private void expire(Slot slot, MillraceException old) {
        slots.remove(slot.id(), slot);
        switch (slot) {
            case RemoteInput remoteInput -> remoteInput.expire(old);
            case Opening opening -> opening.refuse(old);
        }
    }

    void forget(JobID job) {
        newest.keySet().removeIf(part -> part.job().equals(job));
    }

    /// Fails the receivers that have no connection.
    void close(MillraceException closed) {
        for (Slot slot : slots.values()) if (slot instanceof RemoteInput remoteInput) remoteInput.expire(closed);
    }

    private @Nullable MillraceException olderThanNewest(ChannelId id) {
        AttemptId known = newest.get(Part.of(id));
        if (known == null || known.compareTo(id.attemptId()) <= 0) return null;
        return NetworkFaults.OLD_ATTEMPT
                .what("%s belongs to an older attempt.", id)
                .why("%s of this region has started.", known)
                .fix("Nothing to fix. The subtasks of the older attempt end.");
    }

    private static MillraceException twice(ChannelId id) {
        return NetworkFaults.TWICE
                .what("%s exists twice.", id)
                .why("Each channel of an attempt has one sender, one receiver and one connection.")
                .fix("Report this error.");
    }
}
