package vn.hamrong.exchange.web;

import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.IncidentBook;
import vn.hamrong.shared.OutboxDesk;

/** What the page of connections looks at besides the connections themselves. */
public record ConnectionSources(
        Hospitals hospitals, Facilities facilities, OutboxDesk outbox, IncidentBook incidents) {}
