package dev.millrace.cluster.leader;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Notes down what it is told.
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

    /// The next epoch granted, or 0 if it was revoked; -1 if nothing comes.
    long next() throws InterruptedException {
        Long next = told.poll(30, TimeUnit.SECONDS);
        return next == null ? -1 : next;
    }
}
