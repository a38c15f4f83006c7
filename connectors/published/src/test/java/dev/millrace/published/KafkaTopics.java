package dev.millrace.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Creates, fills and reads the topics of a broker.
final class KafkaTopics {
    private static final Duration POLL = Duration.ofMillis(200);
    /// If the positions of a consumer do not change for this time, the open transactions are counted.
    private static final Duration STUCK = Duration.ofSeconds(30);
    /// If the positions do not change for this time, the test fails even if no transaction is open.
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

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

    /// Writes the records to the partitions of a topic in turn. One request at a time keeps the batches in order. On
    /// a busy machine, the broker refused first batches as out of order for two minutes, and the producer
    /// dropped them.
    ///
    /// @throws IllegalStateException if the broker did not take each record
    void fill(String topic, int partitions, int records, IntFunction<String> value) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20, "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, i % partitions, null, value.apply(i)), (_, failed) -> {
                    if (failed != null) failure.compareAndSet(null, failed);
                });
            }
        }
        if (failure.get() != null) throw new IllegalStateException("the input is not complete", failure.get());
    }

    /// Reads a topic from its beginning to the end that it has now. With `read_committed`, waits until no transaction
    /// is open in the topic, because the consumer stops at the first open transaction.
    ///
    /// @param isolation `read_committed` or `read_uncommitted`
    /// @throws StuckConsumer with the open transactions, if a transaction stays open
    List<String> read(String topic, String isolation) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(topic);
        List<String> values = new ArrayList<>();
        try (var consumer = consumer(isolation)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            Map<TopicPartition, Long> positions = positions(consumer, ends.keySet());
            long lastProgress = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each -> values.add(each.value()));
                Map<TopicPartition, Long> now = positions(consumer, ends.keySet());
                if (!now.equals(positions)) lastProgress = System.nanoTime();
                positions = now;
                Duration silence = Duration.ofNanos(System.nanoTime() - lastProgress);
                if (silence.compareTo(STUCK) > 0) failIfStuck(positions, ends, silence);
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

    /// Fails if an open transaction stops the consumer. Without an open transaction, the broker or the consumer is
    /// slow on a busy machine, and the consumer gets more time.
    private void failIfStuck(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends, Duration silence)
            throws ExecutionException, InterruptedException {
        OpenTransactions open = OpenTransactions.of(servers, ends.keySet());
        if (open.exist() || silence.compareTo(SILENCE_LIMIT) > 0) {
            throw new StuckConsumer(
                    "The consumer stopped at " + positions + " before the ends " + ends + " for " + silence + ".",
                    open);
        }
    }

    private static Map<TopicPartition, Long> positions(
            KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(each -> each, consumer::position));
    }
}
