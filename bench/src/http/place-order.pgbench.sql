\set amount random(1, 100000)
begin;
insert into kept_answer (key, fingerprint, headers, body) values (gen_random_uuid()::text, 'fingerprint', '{"location": "/orders/0192b3c4-0000-7000-8000-000000000001", "etag": "\"1\""}', json_build_object('amountMinor', :amount));
insert into orders (id, version, status, known_facts, customer_id, lines, total, shipping_address, placed_at) values (gen_random_uuid(), 1, 'PLACED', '{}', 'bench', LINES, '{"amountMinor": 3570, "currency": "EUR"}', ADDRESS, now());
insert into outbox (event_id, bucket, topic, key, headers, payload) values (gen_random_uuid(), :amount % 32, 'order-placed', gen_random_uuid()::text, HEADERS, decode(repeat('00', 400), 'hex'));
commit;
