package dev.millrace.network;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import java.io.IOException;

/// Identifies a channel from one subtask to another, in all processes.
///
/// @param region the number of the region of the job
/// @param attemptId the attempt at the region; channels of older attempts are refused
/// @param edge the index of the edge in the job graph
/// @param from the index of the sending subtask
/// @param to the index of the receiving subtask
public record ChannelId(JobID job, int region, AttemptId attemptId, int edge, int from, int to) {

    void write(DataOutputSerializer out) throws IOException {
        out.write(job.getBytes());
        out.writeInt(region);
        attemptId.write(out);
        out.writeInt(edge);
        out.writeInt(from);
        out.writeInt(to);
    }

    static ChannelId read(DataInputDeserializer in) throws IOException {
        byte[] job = new byte[JobID.SIZE];
        in.readFully(job);
        return new ChannelId(
                new JobID(job), in.readInt(), AttemptId.read(in), in.readInt(), in.readInt(), in.readInt());
    }

    @Override
    public String toString() {
        return "edge " + edge + " from " + from + " to " + to + " of job " + job + ", region " + region + ", "
                + attemptId;
    }
}
