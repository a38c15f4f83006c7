package dev.millrace.sim.job;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.tuple.Tuple3;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Produces records with a number, a key and a time that follow from the plan. Splits are assigned on request or when
/// the readers are registered. Reading can restart at any position.
///
/// @param scene the number of the scene
/// @param stream the number of this source in its job
record SimSource(long scene, int stream)
        implements Source<Tuple3<Long, Long, Long>, SimSplit, List<SimSplit>>, Serializable {

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<SimSplit, List<SimSplit>> createEnumerator(SplitEnumeratorContext<SimSplit> context) {
        Plan plan = Scene.of(scene).plan();
        List<SimSplit> all = new ArrayList<>();
        int splits = plan.shape().splits();
        long records = plan.shape().records();
        for (int n = 0; n < splits; n++) all.add(new SimSplit(n, records * n / splits, records * (n + 1) / splits));
        return new SimEnumerator(scene, context, all);
    }

    @Override
    public SplitEnumerator<SimSplit, List<SimSplit>> restoreEnumerator(
            SplitEnumeratorContext<SimSplit> context, List<SimSplit> left) {
        return new SimEnumerator(scene, context, left);
    }

    @Override
    public SourceReader<Tuple3<Long, Long, Long>, SimSplit> createReader(SourceReaderContext context) {
        return new SimReader(scene, stream, context);
    }

    @Override
    public SimpleVersionedSerializer<SimSplit> getSplitSerializer() {
        return new SimSplit.One();
    }

    @Override
    public SimpleVersionedSerializer<List<SimSplit>> getEnumeratorCheckpointSerializer() {
        return new SimSplit.Many();
    }
}
