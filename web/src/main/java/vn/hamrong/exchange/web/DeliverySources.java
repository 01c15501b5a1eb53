package vn.hamrong.exchange.web;

import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.desk.DeliveryTexts;
import vn.hamrong.exchange.desk.Outlet;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxDesk;

/** What the pages of deliveries look at. */
public record DeliverySources(
        OutboxBook book, OutboxDesk desk, DeliveryTexts texts, Hospitals hospitals, Facilities facilities) {

    /** The name of the hospital whose system it is; empty for one that stands in no file any more. */
    String hospitalOf(String destination) {
        return Outlet.of(hospitals.all()).stream()
                .filter(outlet -> outlet.name().equals(destination))
                .map(outlet -> facilities.name(outlet.hospital()))
                .findFirst()
                .orElse("");
    }
}
