package dev.millrace.runtime.window.join;

import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.runtime.window.bucket.BucketOperator;

/// Joins two streams in windows of any kind. Passes the records of both inputs to one general window operator.
public final class JoinBucketOperator implements Operator {
    private final BucketOperator<TaggedUnion<Object, Object>, ?, ?> buckets;
    private final Receiver<Object> left;
    private final Receiver<Object> right;

    /// Creates the operator.
    ///
    /// @param buckets receives the records of both inputs; its control output is the output of this operator
    public JoinBucketOperator(BucketOperator<TaggedUnion<Object, Object>, ?, ?> buckets) {
        this.buckets = buckets;
        TwoInputs inputs = new TwoInputs(buckets, _ -> {}, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> buckets.record(TaggedUnion.one(value), timestamp));
        this.right = inputs.input(1, (value, timestamp) -> buckets.record(TaggedUnion.two(value), timestamp));
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    /// Returns the number of registered timers, including cleanup timers.
    public int timers() {
        return buckets.timers();
    }

    @Override
    public void close() throws Exception {
        buckets.close();
    }
}
