package vn.hamrong.exchange.routes.camel;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import vn.hamrong.exchange.routes.Answer;
import vn.hamrong.exchange.routes.Arrival;
import vn.hamrong.exchange.routes.BytesInFlight;

/** The step from an {@link Arrival} to its {@link Answer}; no thread waits for it. */
final class MllpAnswering extends AsyncProcessorSupport {
    private final Function<Arrival, CompletableFuture<Answer>> reception;
    private final BytesInFlight flight;

    MllpAnswering(Function<Arrival, CompletableFuture<Answer>> reception, BytesInFlight flight) {
        this.reception = reception;
        this.flight = flight;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Arrival arrival = exchange.getMessage().getBody(Arrival.class);
        long cost = BytesInFlight.costOf(arrival.framed().content().length);
        CompletableFuture<Answer> unused = reception.apply(arrival).whenComplete((answer, failure) -> {
            flight.add(-cost);
            exchange.getMessage().setBody(answer);
            exchange.setException(failure);
            callback.done(false);
        });
        return false;
    }
}
