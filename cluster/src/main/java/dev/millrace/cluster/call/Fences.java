package dev.millrace.cluster.call;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.util.HashMap;
import java.util.Map;

/// The newest epoch and attempts a process has heard of. Belongs to one thread.
///
/// A call from an older leader or attempt is refused; one from a newer makes all older ones stale from then on.
public final class Fences {
    private long epoch;
    private final Map<String, Integer> attempts = new HashMap<>();

    /// The newest epoch seen; 0 before the first.
    public long epoch() {
        return epoch;
    }

    /// Takes note of a call's fence.
    ///
    /// @throws MillraceException [ClusterFaults#STALE_EPOCH] or [ClusterFaults#STALE_ATTEMPT], saying who is newer
    public void admit(Fence fence) {
        if (fence.epoch() != 0 && fence.epoch() < epoch) {
            throw ClusterFaults.STALE_EPOCH
                    .what("a call of epoch %d was refused", fence.epoch())
                    .why("the leader of epoch %d has been heard of", epoch)
                    .fix("nothing: the newer leader goes on; the old one must stop");
        }
        if (!fence.job().isEmpty()) {
            int newest = attempts.getOrDefault(fence.job(), 0);
            if (fence.attempt() < newest) {
                throw ClusterFaults.STALE_ATTEMPT
                        .what("a call of attempt %d of job %s was refused", fence.attempt(), fence.job())
                        .why("attempt %d of it has been heard of", newest)
                        .fix("nothing: the newer attempt goes on");
            }
            attempts.put(fence.job(), fence.attempt());
        }
        epoch = Math.max(epoch, fence.epoch());
    }

    /// Forgets a job that will have no more attempts here.
    public void forget(String job) {
        attempts.remove(job);
    }
}
