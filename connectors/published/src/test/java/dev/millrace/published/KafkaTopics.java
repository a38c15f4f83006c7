package dev.millrace.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Creates, fills and reads the topics of a broker.
final class KafkaTopics {
    private static final Duration POLL = Duration.ofMillis(200);
    /// If a consumer receives nothing for this time before the end, a transaction is assumed to stay open.
    private static final Duration STUCK = Duration.ofSeconds(30);

    private final String servers;

    KafkaTopics(KafkaBroker broker) {
        this.servers = broker.bootstrapServers();
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /// Writes the records to the partitions of a topic in turn.
    void fill(String topic, int partitions, int records, IntFunction<String> value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, i % partitions, null, value.apply(i)));
            }
        }
    }

    /// Reads a topic from its beginning to the end that it has now. With `read_committed`, waits until no transaction
    /// is open in the topic, because the consumer stops at the first open transaction.
    ///
    /// @param isolation `read_committed` or `read_uncommitted`
    /// @throws AssertionError with the open transactions, if a transaction stays open
    List<String> read(String topic, String isolation) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(topic);
        List<String> values = new ArrayList<>();
        try (var consumer = consumer(isolation)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long lastProgress = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var records = consumer.poll(POLL);
                records.forEach(each -> values.add(each.value()));
                if (!records.isEmpty()) lastProgress = System.nanoTime();
                if (System.nanoTime() - lastProgress > STUCK.toNanos()) throw stuck(consumer, ends);
            }
        }
        return values;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer("read_uncommitted")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<String, String> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("isolation.level", isolation);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private AssertionError stuck(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            List<String> open = admin.listTransactions().all().get().stream()
                    .filter(each -> each.state() != TransactionState.COMPLETE_COMMIT
                            && each.state() != TransactionState.COMPLETE_ABORT
                            && each.state() != TransactionState.EMPTY)
                    .map(TransactionListing::toString)
                    .sorted()
                    .toList();
            Map<TopicPartition, Long> positions = new HashMap<>();
            ends.keySet().forEach(each -> positions.put(each, consumer.position(each)));
            return new AssertionError("The consumer stopped at " + positions + " before the ends " + ends
                    + ". Open transactions at the coordinator: " + open + ", in the partitions: "
                    + openIn(admin, ends.keySet()));
        }
    }

    /// Returns the producers whose transaction is open according to the partition. If the coordinator does not know the
    /// transaction, the transaction hangs, and only `kafka-transactions.sh abort` ends it.
    private static List<String> openIn(Admin admin, Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        List<String> open = new ArrayList<>();
        var states = admin.describeProducers(partitions).all().get();
        states.forEach((partition, producers) -> producers.activeProducers().stream()
                .filter(each -> each.currentTransactionStartOffset().isPresent())
                .forEach(each -> open.add(partition + " " + each)));
        return open;
    }
}
