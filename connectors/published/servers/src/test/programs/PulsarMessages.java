import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Reader;

/// Writes numbered messages to a topic of Pulsar, or prints the messages of a topic until none arrives for a while.
///
/// Arguments: the address, write or read, the topic, and the number of messages to write.
public final class PulsarMessages {
    private static final int SILENCE_SECONDS = 90;

    private PulsarMessages() {}

    public static void main(String[] args) throws Exception {
        try (PulsarClient client = PulsarClient.builder().serviceUrl(args[0]).build()) {
            if (args[1].equals("write")) write(client, args[2], Integer.parseInt(args[3]));
            else read(client, args[2], Integer.parseInt(args[3]));
        }
    }

    /// Writes without batches. The connector loses messages if a job restarts from a checkpoint inside a batch.
    private static void write(PulsarClient client, String topic, int count) throws Exception {
        try (Producer<byte[]> producer =
                client.newProducer().topic(topic).enableBatching(false).create()) {
            for (int i = 0; i < count; i++) producer.sendAsync(("message " + i).getBytes());
            producer.flush();
        }
    }

    private static void read(PulsarClient client, String topic, int count) throws Exception {
        try (Reader<byte[]> reader = client.newReader()
                .topic(topic)
                .startMessageId(MessageId.earliest)
                .create()) {
            for (int i = 0; i < count || reader.hasMessageAvailable(); i++) {
                Message<byte[]> message = reader.readNext(SILENCE_SECONDS, TimeUnit.SECONDS);
                if (message == null) return;
                System.out.println("read " + new String(message.getValue()));
            }
        }
    }
}
