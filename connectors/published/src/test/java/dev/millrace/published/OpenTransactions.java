package dev.millrace.published;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/// The transactions that keep `read_committed` consumers from reading on. A partition and the coordinator of
/// transactions can disagree: a transaction that only the partition knows hangs, and only `kafka-transactions.sh
/// abort` ends it.
///
/// @param atCoordinator the transactions that are open according to the coordinator
/// @param inPartitions the producers whose transaction is open according to a partition, with the last state of their
///     transaction at the coordinator
/// @param ids the transactional ids of these producers
record OpenTransactions(List<String> atCoordinator, List<String> inPartitions, Set<String> ids) {
    private static final Set<TransactionState> OVER =
            Set.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT, TransactionState.EMPTY);

    static OpenTransactions of(String servers, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Collection<TransactionListing> known =
                    admin.listTransactions().all().get();
            List<String> open = known.stream()
                    .filter(each -> !OVER.contains(each.state()))
                    .map(TransactionListing::toString)
                    .sorted()
                    .toList();
            Set<String> ids = new TreeSet<>();
            return new OpenTransactions(open, inPartitions(admin, partitions, known, ids), ids);
        }
    }

    private static List<String> inPartitions(
            Admin admin, Collection<TopicPartition> partitions, Collection<TransactionListing> known, Set<String> ids)
            throws ExecutionException, InterruptedException {
        List<String> found = new ArrayList<>();
        admin.describeProducers(partitions)
                .all()
                .get()
                .forEach((partition, producers) -> producers.activeProducers().stream()
                        .filter(each -> each.currentTransactionStartOffset().isPresent())
                        .forEach(each -> {
                            found.add(partition + " " + each);
                            known.stream()
                                    .filter(listed -> listed.producerId() == each.producerId())
                                    .forEach(listed -> ids.add(listed.transactionalId()));
                        }));
        if (!ids.isEmpty()) {
            admin.describeTransactions(ids).all().get().forEach((id, state) -> found.add(id + " " + state));
        }
        return found;
    }

    /// Returns whether any transaction is open.
    boolean exist() {
        return !atCoordinator.isEmpty() || !inPartitions.isEmpty();
    }
}
