package dev.millrace.cluster.leader;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Records its leadership changes.
final class Candidate implements LeaderContender {
    final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

    @Override
    public void granted(long epoch) {
        told.add(epoch);
    }

    @Override
    public void revoked() {
        told.add(0L);
    }

    /// Returns the next granted epoch; 0 if leadership was revoked, -1 if nothing comes.
    long next() throws InterruptedException {
        Long next = told.poll(30, TimeUnit.SECONDS);
        return next == null ? -1 : next;
    }
}
