interface Admin {
  connect(): Promise<void>;
  close(): Promise<void>;
}

/** Connects, lets `work` use the connection, and closes it in any case. */
export async function withAdmin<A extends Admin, T>(admin: A, work: (admin: A) => Promise<T>): Promise<T> {
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.close();
  }
}
