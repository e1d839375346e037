interface Admin {
  connect(): Promise<void>;
  close(): Promise<void>;
}

/** Connects, lets `work` use the connection, and ends it whatever comes of that. */
export async function withAdmin<A extends Admin, T>(admin: A, work: (admin: A) => Promise<T>): Promise<T> {
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.close();
  }
}
