package dev.millrace.runtime.window;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;

/// Joins two streams in windows of any kind, by way of one general window operator that sees both.
final class JoinBucketOperator implements Operator {
    private final BucketOperator<JoinedRecord, ?, ?> buckets;
    private final Receiver<Object> left;
    private final Receiver<Object> right;

    /// @param buckets takes the records of both; its control output is this operator's
    JoinBucketOperator(BucketOperator<JoinedRecord, ?, ?> buckets) {
        this.buckets = buckets;
        TwoInputs inputs = new TwoInputs(buckets, _ -> {}, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> buckets.record(new JoinedRecord(true, value), timestamp));
        this.right = inputs.input(1, (value, timestamp) -> buckets.record(new JoinedRecord(false, value), timestamp));
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    @Override
    public void close() throws Exception {
        buckets.close();
    }
}
