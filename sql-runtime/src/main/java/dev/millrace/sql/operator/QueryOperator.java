package dev.millrace.sql.operator;

import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.sql.user.SubtaskFunctions;
import dev.millrace.table.functions.FunctionContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.sql.operator.spill.SpillFiles;

/// Runs an operator of a query as an operator of the engine.
final class QueryOperator implements Operator {
    private final SpillFiles files;
    private final UserFailures failures;
    private final Receiver<Object> control;
    private final BatchOperator operator;
    private final SubtaskFunctions functions;
    private final Receiver<?>[] inputs;
    private int openInputs;
    private boolean isTimeOver;

    QueryOperator(OperatorSpec spec, OperatorSettings settings, OperatorContext context) {
        this.files = new SpillFiles(context.host().disk());
        this.failures = context.failures();
        this.control = context.control();
        this.functions = new SubtaskFunctions(() -> new FunctionContext(context.runtime()));
        this.openInputs = context.step().inputs().size();
        this.inputs = new Receiver<?>[openInputs];
        for (int i = 0; i < inputs.length; i++) inputs[i] = new Input(this, i);
        try {
            this.operator = spec.open(new OperatorServices(settings.with(functions), context.output(), files));
        } catch (Throwable thrown) {
            throw failures.opening(thrown);
        }
    }

    @Override
    public Receiver<?> input(int index) {
        return inputs[index];
    }

    private void process(int input, ColumnBatch batch) {
        try {
            operator.process(input, batch);
        } catch (Throwable thrown) {
            throw failures.at(thrown, batch, Batch.NO_TIMESTAMP);
        }
    }

    private void end(int input) {
        boolean isLast = --openInputs == 0;
        try {
            operator.endInput(input);
            if (isLast) {
                operator.finish();
                functions.finish();
            }
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of its input");
        }
        if (!isLast) return;
        if (isTimeOver) control.watermark(Long.MAX_VALUE);
        control.end();
    }

    @Override
    public void close() {
        try (files;
                functions) {
            operator.close();
        }
    }

    /// Receives the batches of one input. Time does not advance within a bounded query.
    private record Input(QueryOperator owner, int index) implements Receiver<ColumnBatch> {
        @Override
        public void record(ColumnBatch batch, long timestamp) {
            owner.process(index, batch);
        }

        @Override
        public void watermark(long timestamp) {
            if (timestamp == Long.MAX_VALUE) owner.isTimeOver = true;
        }

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {
            owner.end(index);
        }
    }
}
