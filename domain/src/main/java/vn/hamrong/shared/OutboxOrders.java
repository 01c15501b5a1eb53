package vn.hamrong.shared;

/** Lines of the outbox that turn out to be one person's. */
@FunctionalInterface
public interface OutboxOrders {

    /**
     * What has not left under {@code order} stands in the line {@code into} from now on, all of it in the order in which it
     * was added. In the open {@link UnitOfWork}.
     */
    void join(String order, String into);
}
