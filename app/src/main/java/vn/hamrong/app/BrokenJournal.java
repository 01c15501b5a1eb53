package vn.hamrong.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.JournalNumber;

/** The journal, broken on purpose: the crash run must notice. Never without {@code hamrong.crash-test.on=true}. */
final class BrokenJournal {
    private static final AtomicLong COUNTER = new AtomicLong(System.nanoTime());

    private BrokenJournal() {}

    static Journal ifAsked(Journal journal, HubProperties.CrashTest crashTest) {
        Journal forgetful = crashTest.idempotencyOff() ? message -> journal.keep(unrecognisable(message)) : journal;
        return crashTest.ackBeforeCommit() ? message -> tooEarly(forgetful, message) : forgetful;
    }

    private static CompletableFuture<Kept> tooEarly(Journal journal, NewMessage message) {
        CompletableFuture<Kept> kept = journal.keep(message);
        return kept.isDone() ? kept : CompletableFuture.completedFuture(new Kept.Fresh(new JournalNumber(1)));
    }

    private static NewMessage unrecognisable(NewMessage message) {
        Envelope sent = message.envelope();
        Envelope other = new Envelope(
                sent.sendingApplication() + COUNTER.incrementAndGet(),
                sent.sendingFacility(),
                sent.controlId(),
                sent.type(),
                sent.mrn(),
                sent.priorMrn(),
                sent.visit());
        return new NewMessage(
                message.hospital(),
                message.channel(),
                other,
                message.content(),
                message.charset(),
                message.sha256(),
                message.contentKey(),
                message.receivedAt(),
                message.lane(),
                message.priorLane(),
                message.refusal());
    }
}
