package vn.hamrong.shared.routes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What stands behind one path of the door. Both methods must not block: they run on the connections' threads. */
public interface HttpService {

    /** The one method it takes. */
    String method();

    /** Most bytes of a body; a longer one is refused by its head. */
    int bodyMax();

    /** Judges the head before any of the body is taken: whoever may not come in must not cost memory. */
    Optional<HttpAnswer> refuse(HttpHead head);

    /** Answers. A failure becomes a 500 without details. */
    CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body);
}
